package io.insula.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each contract finds an implementation that breaks it. */
class ContractsTest {
  @Test
  void findADirectoryThatYieldsAnybodyAndLearnsNothing() {
    assertThat(broken(OurTenantDirectoryTest.Broken.class))
        .contains(
            "refusesATenantThatIsNotThereEveryTime",
            "refusesAClusterThatIsNotThere",
            "learnsOfAChange");
  }

  @Test
  void findADialectWhoseBindingOutlivesItsTransaction() {
    assertThat(broken(OurDialectTest.Broken.class))
        .contains("showsATenantItsRowsForOneTransaction");
  }

  @Test
  void findAnInstallationThatDoesWhatItShouldOnlySay() {
    assertThat(broken(OurAdministrationTest.Broken.class))
        .contains(
            "isFoundByItsAddress",
            "leadsToAnotherDatabaseOfTheSameServer",
            "onlySaysWhatItWouldDoWhenDry",
            "findsFaultWithAnAdministratorAsTheApplication",
            "findsFaultWithADatabaseThatIsNotPrepared");
  }

  @Test
  void findPlacesThatTwoTenantsShare() {
    assertThat(broken(OurPlacesTest.Broken.class))
        .anyMatch(name -> name.contains("leavesThePlaceOfAnotherTenantAlone"))
        .anyMatch(name -> name.contains("givesNoTwoTenantsOnePlace"));
  }

  @Test
  void findAProtectionThatProtectsNothing() {
    assertThat(broken(OurProtectionTest.Broken.class))
        .contains(
            "protectsWhatIsNotProtectedAndThenHasNothingToDo",
            "onlySaysWhatItWouldDoWhenDry",
            "isNeededAfterATableWasMade");
  }

  @Test
  void findAnInterceptorThatIsFickle() {
    assertThat(broken(InterceptorsAndListenersTest.BrokenInterceptor.class))
        .contains(
            "judgesAnyTextWithoutFailing",
            "refusesWithAFailureOfTheDatabase",
            "judgesATextTheSameEachTime");
  }

  @Test
  void findAListenerThatBearsNoRepetition() {
    assertThat(broken(InterceptorsAndListenersTest.BrokenListener.class))
        .contains("takesTheSameEventAgainAsAfterACrash", "takesEventsFromManyThreads");
  }

  /** The names of the tests that fail. */
  private static List<String> broken(Class<?> type) {
    return Fixture.run(type).testEvents().failed().stream()
        .map(event -> event.getTestDescriptor())
        .map(
            test ->
                test.getLegacyReportingName().replace("()", "")
                    + test.getParent()
                        .map(parent -> parent.getDisplayName())
                        .filter(name -> name.contains("(Isolation)"))
                        .orElse(""))
        .toList();
  }
}

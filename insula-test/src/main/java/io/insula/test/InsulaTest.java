package io.insula.test;

import io.insula.Isolation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class an installation in a database of its own, on a real PostgreSQL that this JVM
 * starts for itself.
 *
 * <pre>{@code
 * @InsulaTest(migrations = "classpath:db", tenants = {"acme", "globex"})
 * class InvoicesTest {
 *   @Test
 *   @WithTenant("acme")
 *   void sends(DataSource db) { … }
 *
 *   @Test
 *   void keepsTenantsApart() {
 *     assertThat(tenant("acme")).cannotSee("globex");
 *   }
 * }
 * }</pre>
 *
 * <p>Parameters of tests, lifecycle methods and constructors can be a {@link javax.sql.DataSource},
 * an {@link io.insula.operations.Insula}, a {@link TestInstallation} and the {@link
 * io.insula.TenantId} of {@link WithTenant}. Nested classes share the database of the class around
 * them unless they are annotated themselves; subclasses inherit the annotation. It can be put on an
 * annotation of your own. Test classes may run in parallel; so may the methods of one, if they can
 * share its database.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(InsulaExtension.class)
public @interface InsulaTest {
  /** How tenants are kept apart. */
  Isolation isolation() default Isolation.ROW;

  /** The folder, or {@code classpath:folder}, that has {@code tenant} and {@code shared} in it. */
  String migrations() default "classpath:db";

  /** Tenants that are there from the beginning; others are made when {@link WithTenant} asks. */
  String[] tenants() default {};

  /** How often there is a new database. */
  Fresh fresh() default Fresh.CLASS;

  /** Further settings. */
  Class<? extends InstallationSetup> setup() default InstallationSetup.None.class;
}

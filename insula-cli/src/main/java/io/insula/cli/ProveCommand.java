package io.insula.cli;

import io.insula.InsulaException;
import io.insula.cli.Terminal.Style;
import io.insula.proof.evidence.Evidence;
import io.insula.proof.evidence.EvidenceKey;
import io.insula.proof.evidence.EvidenceListener;
import io.insula.proof.evidence.EvidenceSeal;
import io.insula.proof.evidence.EvidenceSettings;
import io.insula.proof.evidence.Section;
import io.insula.proof.evidence.Verdict;
import io.insula.proof.prover.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prove",
    header = "Writes a signed report of how tenants are kept apart, or verifies one.",
    description = {
      "",
      "The report is one HTML page that needs nothing else: versions, roles, tables and policies,",
      "lints, attacks, sample plans. It names no tenant, so it can be shown to any of them. Its",
      "last line is a signature with a key that only the holder of the installation's secret has.",
      "",
      "Whoever gets the report verifies it with `--verify`, offline and without the secret; give",
      "them the public key beforehand, which `--key` prints.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula prove --out report.html",
      "  insula prove --out report.html --skip attacks,isolation   nothing is created meanwhile",
      "  insula prove --key                                        the public key to publish",
      "  insula prove --verify report.html --key MCowBQYDK2VwAyEA…",
      "",
      "Exit code 1: something was found, or the report is not genuine."
    })
final class ProveCommand extends Action {
  @Option(names = "--out", paramLabel = "FILE", description = "Where to write the report.")
  @Nullable Path out;

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "SECTION",
      description = "Sections to leave out; the report says so.")
  Set<String> skipped = new LinkedHashSet<>();

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "The application's own statements, recorded by its tests, to prove them too.")
  @Nullable Path recording;

  @Option(
      names = "--verify",
      paramLabel = "FILE",
      description = "Looks whether the report is as it was signed; needs no database.")
  @Nullable Path report;

  @Option(
      names = "--key",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "KEY",
      description = "Prints the public key; with --verify, the key that it must be.")
  @Nullable String key;

  @Override
  public Integer call() throws IOException {
    if (report != null) {
      return verify(report);
    }
    if (key == null && out == null) {
      throw new UsageException(
          "Say what to do: --out FILE writes a report, --verify FILE verifies one, --key prints"
              + " the public key.");
    }
    try (Site site = Site.open(root())) {
      EvidenceKey own = EvidenceKey.of(site.insula().estate().settings().secret());
      return out == null ? publish(own) : collect(site, own, out);
    }
  }

  private int publish(EvidenceKey own) {
    answer(
        () -> Map.of("key", own.encoded(), "fingerprint", own.fingerprint()),
        () -> {
          say(own.encoded());
          remark("Fingerprint " + own.fingerprint());
        });
    return Exit.DONE;
  }

  private int collect(Site site, EvidenceKey own, Path file) throws IOException {
    Set<String> unknown = new LinkedHashSet<>(skipped);
    unknown.removeAll(Evidence.sectionIds());
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "There is no section " + unknown + "; there are " + Evidence.sectionIds() + ".");
    }
    EvidenceSettings settings =
        new EvidenceSettings(
            VersionCommand.number(),
            System.getProperty("user.name", "unknown"),
            skipped,
            recording == null ? Optional.empty() : Optional.of(Recording.load(recording)));
    Evidence evidence = Evidence.collect(site.insula(), settings, new Narrator());
    Files.write(file, EvidenceSeal.sign(evidence.html(), own));
    answer(() -> document(evidence, own, file), () -> print(evidence, own, file));
    return evidence.passed() ? Exit.DONE : Exit.FAILED;
  }

  private void print(Evidence evidence, EvidenceKey own, Path file) {
    for (Section section : evidence.sections()) {
      say(
          terminal()
                  .styled(
                      style(section.verdict()),
                      String.format(Locale.ROOT, "%-8s", word(section.verdict())))
              + section.title()
              + ": "
              + section.summary());
    }
    say("");
    say(evidence.conclusion());
    say("Wrote " + file + ", signed with the key " + own.fingerprint());
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Style.GREEN;
      case FAILED -> Style.RED;
      case STATED -> Style.PLAIN;
      case SKIPPED -> Style.YELLOW;
    };
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document(Evidence evidence, EvidenceKey own, Path file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.toString());
    document.put("passed", evidence.passed());
    document.put("conclusion", evidence.conclusion());
    document.put("key", own.encoded());
    document.put("sections", evidence.sections().stream().map(ProveCommand::document).toList());
    return document;
  }

  private static Map<String, Object> document(Section section) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", section.id());
    document.put("verdict", word(section.verdict()));
    document.put("summary", section.summary());
    return document;
  }

  private int verify(Path file) throws IOException {
    EvidenceKey expected = expected();
    EvidenceKey signer = EvidenceSeal.verify(bytes(file)).key();
    boolean genuine = expected == null || expected.equals(signer);
    answer(
        () -> {
          Map<String, Object> document = new LinkedHashMap<>();
          document.put("intact", true);
          document.put("key", signer.encoded());
          document.put("fingerprint", signer.fingerprint());
          document.put("expected", expected == null ? null : genuine);
          return document;
        },
        () -> say(verdict(expected, signer)));
    return genuine ? Exit.DONE : Exit.FAILED;
  }

  private @Nullable EvidenceKey expected() {
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      return EvidenceKey.of(key);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new InsulaException("There is no file " + file + " that can be read.");
    }
    return Files.readAllBytes(file);
  }

  private static String verdict(@Nullable EvidenceKey expected, EvidenceKey signer) {
    if (expected == null) {
      return "Unchanged since it was signed with the key "
          + signer.fingerprint()
          + ". Whose key that is, is not shown by the report: compare it with the one that the"
          + " operator published, or give that one with --key.";
    }
    return expected.equals(signer)
        ? "Genuine: unchanged since it was signed with the key that was expected."
        : "Not genuine: it was signed with another key, " + signer.fingerprint() + ".";
  }

  /** Says what is being looked at, and how far it is if that takes long. */
  private final class Narrator implements EvidenceListener {
    private ProgressLine line = new ProgressLine(terminal(), "");

    @Override
    public void begins(String title, int done, int all) {
      line = new ProgressLine(terminal(), title + " (" + (done + 1) + " of " + all + " sections)");
    }

    @Override
    public void at(int done, int all) {
      line.at(done, all);
    }

    @Override
    public void done(Section section) {
      line.wipe();
    }
  }
}

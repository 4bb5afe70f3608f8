package io.insula.cli;

import io.insula.cli.demo.DemoFiles;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    header = "Runs the embedded PostgreSQL until Ctrl-C; with --demo, a fleet with live traffic.",
    description = {
      "",
      "Other insula commands find the server by themselves. The data stay in --data when it stops.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula up --demo                         twelve shops in three isolations, live",
      "  insula up --demo --reset                 the same from the beginning",
      "  insula up --data /tmp/play               a database of its own, without the demo"
    })
final class UpCommand extends Action {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int RATE = 60;

  @Option(names = "--demo", description = "A dozen tenants with live traffic.")
  boolean demo;

  @Option(names = "--reset", description = "First remove the embedded database with all its data.")
  boolean reset;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after that time; until Ctrl-C if nothing is said.")
  @Nullable Integer seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + RATE,
      description = "The demo's requests per second; ${DEFAULT-VALUE} if nothing is said.")
  int rate;

  @Override
  public Integer call() {
    Settings settings = root().settings();
    check(settings);
    root().shutDown.orderly();
    if (reset) {
      new Embedded(root(), settings).wipe();
      DemoFiles.remove(settings.data());
      remark("Removed the embedded database in " + settings.data() + ".");
    }
    if (demo) {
      DemoFiles.write(settings.data());
    }
    try (Site site = Site.open(root())) {
      Welcome welcome = new Welcome(this, site);
      if (demo) {
        new DemoShow(this, site, welcome, rate).run(howLong());
      } else {
        answer(welcome::document, () -> welcome.lines().forEach(this::say));
        root().shutDown.await(howLong());
      }
    }
    remark("Stopped. The data stay in " + settings.data() + "; `insula up` goes on with them.");
    return Exit.DONE;
  }

  private void check(Settings settings) {
    if (settings.url() != null) {
      throw new UsageException(
          "`up` runs the embedded database; leave --url, INSULA_URL and url in the file away.");
    }
    if (rate < 1 || rate > 1000) {
      throw new UsageException("--rate is from 1 to 1000 requests per second.");
    }
    if (seconds != null && seconds < 1) {
      throw new UsageException("--for is at least 1 second.");
    }
  }

  private Duration howLong() {
    return seconds == null ? FOR_EVER : Duration.ofSeconds(seconds);
  }
}

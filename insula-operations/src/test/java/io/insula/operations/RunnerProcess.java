package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link Runner} in a process of its own. Closing it kills it. */
final class RunnerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final BufferedReader output;
  private final StringBuilder said = new StringBuilder();

  private RunnerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts one and returns when it is ready. */
  static RunnerProcess ready(String url, Path migrations, Runner.Moment moment) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Runner.class.getName(),
                url,
                House.SECRET.encoded(),
                migrations.toString(),
                moment.name())
            .redirectErrorStream(true)
            .start();
    RunnerProcess runner = new RunnerProcess(process);
    runner.await("ready");
    return runner;
  }

  RunnerProcess go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return this;
  }

  /** Reads what it says up to that line. */
  void await(String line) throws IOException {
    String next = output.readLine();
    while (next != null && !next.equals(line)) {
      said.append(next).append('\n');
      next = output.readLine();
    }
    assertThat(next).as(said::toString).isEqualTo(line);
  }

  /** Kills it, as {@code kill -9} does, and returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Waits until it has ended by itself, well. */
  void succeeds() throws IOException, InterruptedException {
    await("ended");
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said::toString).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

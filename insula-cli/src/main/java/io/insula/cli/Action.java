package io.insula.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: the options of all, and a way to answer. */
@SuppressWarnings("NullAway.Init") // picocli fills it
abstract class Action implements Callable<Integer> {
  @Spec CommandSpec spec;

  final InsulaCommand root() {
    return (InsulaCommand) spec.root().userObject();
  }

  final Terminal terminal() {
    return root().terminal;
  }

  /** Answers in the way that was asked for. */
  final void answer(Supplier<Object> document, Runnable text) {
    if (root().json) {
      terminal().out().println(Json.of(document.get()));
    } else {
      text.run();
    }
  }

  final void say(String line) {
    terminal().out().println(line);
  }

  /** For people; with --json, too, since it is not on standard output. */
  final void remark(String line) {
    terminal().err().println(line);
  }
}

package io.insula.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Keeps the help of a command about this command: the options of all are shown once, by insula. */
final class Help {
  private Help() {}

  static void shorten(CommandLine line) {
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true).synopsisHeading("%nUsage: ");
    line.getCommandSpec()
        .usageMessage()
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n");
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> ownOptions(sub, help));
      shorten(sub);
    }
  }

  private static String ownOptions(CommandLine line, CommandLine.Help help) {
    ColorScheme colours = help.colorScheme();
    CommandLine.Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(
        line.getCommandSpec().options().stream()
            .filter(option -> !option.inherited() && !option.hidden())
            .sorted(java.util.Comparator.comparing(OptionSpec::longestName))
            .toList(),
        help.createDefaultParamLabelRenderer());
    return layout + colours.text("@|faint Where and how: see|@ insula --help").toString() + "\n";
  }
}

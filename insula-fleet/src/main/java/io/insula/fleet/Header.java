package io.insula.fleet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments at the top of a file say of how to run it: {@code -- insula: no-transaction}.
 *
 * @param transactional whether it can run in a transaction
 */
record Header(boolean transactional) {
  private static final String NO_TRANSACTION = "no-transaction";
  private static final Pattern MARK = Pattern.compile("--\\s*insula:\\s*(.*)");

  /**
   * Reads the comment lines before the first statement; adds what it doesn't know to the faults.
   */
  static Header of(String script, String sql, List<String> faults) {
    boolean transactional = true;
    for (String line : sql.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("--")) {
        break;
      }
      Matcher mark = MARK.matcher(line);
      if (mark.matches() && mark.group(1).strip().equals(NO_TRANSACTION)) {
        transactional = false;
      } else if (mark.matches()) {
        faults.add(script + ": unknown mark \"" + line + "\"; there is: -- insula: no-transaction");
      }
    }
    return new Header(transactional);
  }
}

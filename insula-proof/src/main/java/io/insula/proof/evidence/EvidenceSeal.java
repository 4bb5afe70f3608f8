package io.insula.proof.evidence;

import io.insula.InsulaException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs a report and verifies it, offline. The seal is the last line, an HTML comment; it is good
 * for every byte before it, and nothing may follow.
 *
 * @param key whose seal it is; whether that is the right one is for the reader to say
 */
public record EvidenceSeal(EvidenceKey key) {
  private static final String BEGIN = "<!-- insula-evidence ";
  private static final Pattern LINE =
      Pattern.compile(
          "<!-- insula-evidence version=1 key=([A-Za-z0-9_-]+) signature=([A-Za-z0-9_-]+) -->\n");

  /**
   * The report with its seal.
   *
   * @param html a whole page, without a seal
   */
  public static byte[] sign(String html, EvidenceKey key) {
    String page = html.endsWith("\n") ? html : html + "\n";
    if (page.contains(BEGIN)) {
      throw new IllegalArgumentException("The report has a seal already");
    }
    byte[] text = page.getBytes(StandardCharsets.UTF_8);
    return (page + line(key, key.sign(text))).getBytes(StandardCharsets.UTF_8);
  }

  private static String line(EvidenceKey key, byte[] signature) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    return BEGIN + "version=1 key=" + key.encoded() + " signature=" + encoded + " -->\n";
  }

  /**
   * Looks whether the report is as it was signed.
   *
   * @throws InsulaException if it has no seal, or was changed since
   */
  public static EvidenceSeal verify(byte[] report) {
    int begin = lastIndexOf(report, BEGIN.getBytes(StandardCharsets.US_ASCII));
    Matcher line =
        LINE.matcher(
            begin < 0
                ? ""
                : new String(report, begin, report.length - begin, StandardCharsets.UTF_8));
    if (!line.matches()) {
      throw new InsulaException(
          "This is no evidence report of Insula, or its last line was cut off or changed: there is"
              + " no seal at its end.");
    }
    EvidenceKey key;
    byte[] signature;
    try {
      key = EvidenceKey.of(line.group(1));
      signature = Base64.getUrlDecoder().decode(line.group(2));
    } catch (IllegalArgumentException e) {
      throw changed(e);
    }
    // Base64 has several ways to write the same bytes; only the one that we write is good.
    boolean ours = line(key, signature).equals(line.group());
    if (!ours || !key.verifies(Arrays.copyOf(report, begin), signature)) {
      throw changed(null);
    }
    return new EvidenceSeal(key);
  }

  private static InsulaException changed(@Nullable IllegalArgumentException cause) {
    return new InsulaException(
        "The report was changed after it was signed; don't rely on it. Ask for the original.",
        cause);
  }

  private static int lastIndexOf(byte[] text, byte[] part) {
    for (int at = text.length - part.length; at >= 0; at--) {
      if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }
}

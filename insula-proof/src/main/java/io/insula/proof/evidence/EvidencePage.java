package io.insula.proof.evidence;

import java.util.List;
import java.util.Locale;

/** An evidence report as one page that needs nothing else, on the screen and on paper. */
final class EvidencePage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:#8884;--good:#18794e;--bad:#c62a2f;--mute:#70707a}
      @media(prefers-color-scheme:dark){:root{--good:#4cc38a;--bad:#ff6369;--mute:#a0a0ab}}
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2.5rem 0 .3rem}
      table{border-collapse:collapse;width:100%;margin:.8rem 0;font-size:.87rem}
      caption{text-align:left;font-weight:600;padding:.3rem 0}
      th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-top:1px solid var(--line)}
      td{white-space:pre-wrap;overflow-wrap:anywhere}
      p{margin:.3rem 0}.mute{color:var(--mute)}.passed{color:var(--good)}.failed{color:var(--bad)}
      .stated,.skipped{color:var(--mute)}.verdict{font-weight:600;text-transform:uppercase;
      font-size:.8rem;letter-spacing:.04em}@media print{body{margin:0}h2{break-after:avoid}}
      """;

  private final Evidence evidence;
  private final Html html = new Html();

  EvidencePage(Evidence evidence) {
    this.evidence = evidence;
  }

  String write() {
    html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .element("title", "Isolation evidence: " + evidence.installation())
        .raw("<style>\n" + STYLE + "</style></head>\n<body>\n");
    head();
    contents();
    evidence.sections().forEach(this::section);
    foot();
    return html.raw("</body></html>\n").toString();
  }

  private void head() {
    html.element("h1", "Isolation evidence")
        .raw("<p>")
        .text(evidence.installation())
        .raw("</p><p class=\"mute\">")
        .text("Collected " + evidence.collectedAt() + " by " + evidence.actor())
        .raw("</p>\n<p class=\"")
        .raw(evidence.passed() ? "passed" : "failed")
        .raw("\"><strong>")
        .text(evidence.conclusion())
        .raw("</strong></p>\n");
  }

  private void contents() {
    html.raw("<table><caption>Contents</caption>\n");
    for (Section section : evidence.sections()) {
      html.raw("<tr><td><a href=\"#" + section.id() + "\">")
          .text(section.title())
          .raw("</a></td><td>");
      verdict(section.verdict());
      html.raw("</td><td>").text(section.summary()).raw("</td></tr>\n");
    }
    html.raw("</table>\n");
  }

  private void section(Section section) {
    html.raw("<section id=\"" + section.id() + "\">").element("h2", section.title()).raw("<p>");
    verdict(section.verdict());
    html.text(" " + section.summary()).raw("</p><p class=\"mute\">").text(section.meaning());
    html.raw("</p>\n");
    section.grids().forEach(this::grid);
    html.raw("</section>\n");
  }

  private void verdict(Verdict verdict) {
    String name = verdict.name().toLowerCase(Locale.ROOT);
    html.raw("<span class=\"verdict " + name + "\">").text(name).raw("</span>");
  }

  private void grid(Grid grid) {
    html.raw("<table>").element("caption", grid.caption()).raw("<tr>");
    grid.columns().forEach(column -> html.element("th", column));
    html.raw("</tr>\n");
    for (List<String> row : grid.rows()) {
      html.raw("<tr>");
      row.forEach(cell -> html.element("td", cell));
      html.raw("</tr>\n");
    }
    if (grid.rows().isEmpty()) {
      html.raw(
          "<tr><td colspan=\"" + grid.columns().size() + "\" class=\"mute\">None.</td></tr>\n");
    }
    html.raw("</table>\n");
  }

  private void foot() {
    html.raw("<p class=\"mute\">")
        .text(
            "The last line of this file is a signature (Ed25519) of everything before it. Verify it"
                + " with: insula prove --verify FILE --key KEY, where KEY is what the operator"
                + " published (insula prove --key).")
        .raw("</p>\n");
  }
}

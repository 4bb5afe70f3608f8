package io.insula.guard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes entries, one in each line. Not thread-safe. */
final class Export {
  private final AuditFormat format;
  private final Appendable out;
  private long written;

  Export(AuditFormat format, Appendable out) {
    this.format = format;
    this.out = out;
  }

  void write(AuditEntry entry) {
    Map<String, @Nullable Object> document = AuditJson.document(entry);
    if (written == 0) {
      line(format.heading(document.keySet()));
    }
    line(format.line(document));
    written++;
  }

  private void line(@Nullable String line) {
    if (line == null) {
      return;
    }
    try {
      out.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("The export of the audit trail can't be written", e);
    }
  }

  long written() {
    return written;
  }
}

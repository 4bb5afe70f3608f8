package io.insula.postgres.places;

import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.postgres.internal.Identifiers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Names of places by template. Two tenants never get the same one: the template holds the whole id
 * exactly once, and a name that is too long gives up its end for a hash of the id.
 */
final class Names {
  private static final String ID = "{id}";
  private static final String DATABASE = "{database}";
  private static final int HASH = 16;
  private static final Set<String> RESERVED =
      Set.of(
          "public", "information_schema", "insula", "postgres", "template0", "template1", "none");

  private Names() {}

  static String of(String template, TenantId tenant, String database, Set<String> taken) {
    int at = template.indexOf(ID);
    if (at < 0 || template.indexOf(ID, at + 1) >= 0) {
      throw new InsulaException(
          "The template \""
              + template
              + "\" must contain {id} exactly once, or tenants would share"
              + " a name.");
    }
    String name = template.replace(DATABASE, database).replace(ID, tenant.value());
    refuseReserved(name, tenant, taken);
    return shortened(name, template, tenant, database);
  }

  private static void refuseReserved(String name, TenantId tenant, Set<String> taken) {
    if (name.startsWith("pg_") || RESERVED.contains(name) || taken.contains(name)) {
      throw new InsulaException(
          "Tenant "
              + tenant
              + " can't live in \""
              + name
              + "\", a reserved name; give the template"
              + " a prefix, such as tenant_{id}.");
    }
  }

  /** A long name keeps its beginning and ends in "~" and a hash, which no short name contains. */
  private static String shortened(String name, String template, TenantId tenant, String database) {
    if (bytes(name) <= Identifiers.MAX_BYTES) {
      return name;
    }
    String tail = "~" + hash(tenant.value() + ":" + template + ":" + database);
    StringBuilder head = new StringBuilder();
    int room = Identifiers.MAX_BYTES - tail.length();
    name.codePoints()
        .takeWhile(c -> bytes(head.toString()) + bytes(Character.toString(c)) <= room)
        .forEach(head::appendCodePoint);
    return head + tail;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

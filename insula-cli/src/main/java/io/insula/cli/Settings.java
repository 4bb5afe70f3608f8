package io.insula.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how, as the user said it.
 *
 * @param url the database, or null for the embedded one
 * @param user an administrator, for `init`
 * @param secret as text, or null if it is in the data folder
 * @param data the folder of the embedded server and of the secret
 * @param pooler the address of a pooler in transaction mode for application work, if there is one
 * @param notReplayed files whose data new row tenants do without, with commas between
 * @param placeholders their values, by name
 * @param passwords those of roles that the user chose, by role
 * @param skipped lints that are not looked for, with the reason
 */
record Settings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String secret,
    Path data,
    @Nullable Path chosenMigrations,
    @Nullable Path chosenRules,
    @Nullable String pooler,
    @Nullable String notReplayed,
    Map<String, String> placeholders,
    Map<String, String> passwords,
    Map<String, String> skipped) {

  /** The migrations: as chosen, or beside the data, or in the current folder. */
  Optional<Path> migrations() {
    return firstOf(chosenMigrations, data.resolve("db"), Path.of("db"));
  }

  /** The isolation rules: as chosen, or beside the data. */
  Optional<Path> rules() {
    return firstOf(chosenRules, data.resolve("rules.yaml"));
  }

  /** The files whose data new row tenants do without. */
  List<String> withoutReplay() {
    return notReplayed == null ? List.of() : List.of(notReplayed.strip().split("\\s*,\\s*"));
  }

  private static Optional<Path> firstOf(@Nullable Path chosen, Path... fallbacks) {
    if (chosen != null) {
      if (!Files.exists(chosen)) {
        throw new UsageException("There is no " + chosen.toAbsolutePath() + ".");
      }
      return Optional.of(chosen);
    }
    for (Path fallback : fallbacks) {
      if (Files.exists(fallback)) {
        return Optional.of(fallback);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "Settings[url=" + url + ", data=" + data + "]";
  }
}

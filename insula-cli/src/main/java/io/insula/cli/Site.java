package io.insula.cli;

import io.insula.InsulaException;
import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.operations.FleetListener;
import io.insula.operations.FleetReport;
import io.insula.operations.Installation;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import io.insula.operations.IsolationRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installation that a command works on, open. Without an address it is the embedded server's,
 * which is started, installed and migrated at first use.
 */
final class Site implements AutoCloseable {
  private final InsulaCommand root;
  private final Settings settings;
  private final Deque<Runnable> opened = new ArrayDeque<>();
  private @Nullable EmbeddedServer server;
  private @Nullable Insula insula;

  private Site(InsulaCommand root) {
    this.root = root;
    this.settings = root.settings();
  }

  static Site open(InsulaCommand root) {
    Site site = new Site(root);
    try {
      site.open();
      return site;
    } catch (RuntimeException | Error e) {
      try {
        site.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  Insula insula() {
    if (insula == null) {
      throw new IllegalStateException("Closed");
    }
    return insula;
  }

  Settings settings() {
    return settings;
  }

  /** The embedded server, if that is what it is. */
  Optional<EmbeddedServer> server() {
    return Optional.ofNullable(server);
  }

  private void open() {
    String url = settings.url();
    if (url != null) {
      insula = connect(url, secret());
      return;
    }
    Embedded embedded = new Embedded(root, settings);
    EmbeddedServer own = embedded.open();
    server = own;
    remember(own::close);
    Secret secret = new SecretFile(settings.data()).readOrMake();
    String home = own.url(EmbeddedServer.DATABASE);
    boolean fresh = embedded.install(own, secret);
    Insula connected = connect(home, secret);
    insula = connected;
    if (fresh) {
      migrateHome(connected);
      embedded.installed();
    }
  }

  private Insula connect(String url, Secret secret) {
    InsulaBuilder builder = Insula.connect(url).secret(secret);
    settings.migrations().ifPresent(builder::migrations);
    settings.withoutReplay().forEach(builder::notReplayed);
    settings.placeholders().forEach(builder::placeholder);
    settings.rules().map(IsolationRules::load).ifPresent(builder::isolation);
    if (settings.pooler() != null) {
      builder.behindPooler(settings.pooler());
    }
    credentials(RoleNames.DEFAULT.application()).ifPresent(builder::application);
    credentials(RoleNames.DEFAULT.migrator()).ifPresent(builder::migrator);
    Insula connected = builder.open();
    remember(connected::close);
    return connected;
  }

  private Optional<Credentials> credentials(String role) {
    return Optional.ofNullable(settings.passwords().get(role))
        .map(password -> new Credentials(role, password));
  }

  private Secret secret() {
    String given = settings.secret();
    if (given != null) {
      return Secret.of(given);
    }
    SecretFile file = new SecretFile(settings.data());
    return file.read()
        .orElseThrow(
            () ->
                new UsageException(
                    "The installation's secret is needed: set INSULA_SECRET, or point --data to"
                        + " the folder that has it (there is no "
                        + file.path()
                        + "). `insula init` makes one."));
  }

  private static void migrateHome(Insula insula) {
    FleetReport report = insula.fleet().migrate(FleetListener.NONE);
    if (!report.succeeded()) {
      Exception failure = report.failures().get(0).failure();
      throw new InsulaException(
          "The migrations of the embedded database failed: "
              + (failure == null ? "" : Failures.explain(failure)),
          failure);
    }
  }

  /** Prepares the database for Insula, as the settings say; nothing has been run yet. */
  static Installation installation(
      String url, Credentials administrator, Secret secret, Settings settings) {
    Installation installation =
        Insula.install(url, administrator.user(), administrator.password()).secret(secret);
    settings.passwords().forEach(installation::password);
    return installation;
  }

  private void remember(Runnable close) {
    opened.push(close);
    root.shutDown.remember(close);
  }

  /** The reverse of the opening; each is attempted. */
  @Override
  public void close() {
    insula = null;
    RuntimeException failure = null;
    while (!opened.isEmpty()) {
      Runnable close = opened.pop();
      try {
        close.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
      root.shutDown.forget(close);
    }
    if (failure != null) {
      throw failure;
    }
  }
}

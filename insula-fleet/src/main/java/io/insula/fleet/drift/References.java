package io.insula.fleet.drift;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.fleet.AppliedMigrations;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The references of one check, each built when the first place asks for it: one for each isolation,
 * version and cluster. Thread-safe; closing removes them all.
 */
final class References implements AutoCloseable {
  /** How many versions are compared; places at other ones are only told. */
  static final int VERSIONS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(References.class);

  private final DriftSettings settings;
  private final Map<Key, Reference> built = new HashMap<>();
  private final Map<Key, InsulaException> failed = new HashMap<>();
  private final Set<String> swept = new HashSet<>();

  References(DriftSettings settings) {
    this.settings = settings;
  }

  private record Key(String cluster, Isolation isolation, List<String> files) {}

  /**
   * What places like that one should be.
   *
   * @throws InsulaException if it can't be built, or there are too many already
   */
  synchronized Reference of(Placement place, AppliedMigrations files) {
    Key key = new Key(place.cluster(), place.isolation(), files.keys());
    Reference reference = built.get(key);
    if (reference != null) {
      return reference;
    }
    InsulaException failure = failed.get(key);
    if (failure != null) {
      throw failure;
    }
    if (built.size() + failed.size() >= VERSIONS && files.pending() > 0) {
      throw new InsulaException(
          "behind, and not compared: the fleet is at more than "
              + VERSIONS
              + " versions. Migrate first, or choose fewer tenants.");
    }
    return build(key, place, files);
  }

  private Reference build(Key key, Placement place, AppliedMigrations files) {
    try {
      if (swept.add(place.cluster())) {
        new Leftovers(settings, place.cluster()).sweep();
      }
      Scratch scratch = Scratch.like(place, files, settings);
      Reference reference = measured(scratch);
      built.put(key, reference);
      return reference;
    } catch (SQLException | RuntimeException e) {
      InsulaException failure =
          new InsulaException(
              "not compared: the migrations can't be run in an empty place of "
                  + place.isolation().label()
                  + " isolation. "
                  + e.getMessage(),
              e);
      failed.put(key, failure);
      throw failure;
    }
  }

  private static Reference measured(Scratch scratch) throws SQLException {
    try {
      return new Reference(scratch);
    } catch (SQLException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    for (Reference reference : built.values()) {
      try {
        reference.close();
      } catch (SQLException | RuntimeException e) {
        LOG.warn("A scratch place could not be removed; the next check of drift will", e);
      }
    }
    built.clear();
  }
}

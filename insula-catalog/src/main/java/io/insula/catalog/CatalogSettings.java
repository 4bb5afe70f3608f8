package io.insula.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of a {@link Catalog}.
 *
 * @param maxTenants how many tenants are remembered
 * @param maxUnknown how many ids are remembered that nobody has
 * @param timeToLive after which a record is read again, announced or not
 * @param unknownFor how long an id is remembered that nobody has, or that is being provisioned
 * @param maxStaleness after which, if the catalog could not be asked, nothing is answered any more
 * @param heartbeat how often the catalog is asked whether anything is new, when nothing is heard
 * @param poll the same while there is no connection to hear announcements on
 * @param answerWithin how long a lookup, or the connection that listens, waits for an answer
 */
public record CatalogSettings(
    long maxTenants,
    long maxUnknown,
    Duration timeToLive,
    Duration unknownFor,
    Duration maxStaleness,
    Duration heartbeat,
    Duration poll,
    Duration answerWithin) {
  /** What holds if nothing else is said. */
  public static final CatalogSettings DEFAULT =
      new CatalogSettings(
          100_000,
          10_000,
          Duration.ofMinutes(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(10));

  /**
   * @throws IllegalArgumentException if bounds make no sense; names all of them
   */
  public CatalogSettings {
    List<String> faults = new ArrayList<>();
    positive(faults, "maxTenants", maxTenants > 0);
    positive(faults, "maxUnknown", maxUnknown > 0);
    positive(faults, "timeToLive", timeToLive.toMillis() > 0);
    positive(faults, "unknownFor", unknownFor.toMillis() > 0);
    positive(faults, "heartbeat", heartbeat.toMillis() > 0);
    positive(faults, "poll", poll.toMillis() > 0);
    positive(faults, "answerWithin", answerWithin.toMillis() > 0);
    if (maxStaleness.compareTo(heartbeat) <= 0 || maxStaleness.compareTo(poll) <= 0) {
      faults.add("maxStaleness must be longer than heartbeat and poll");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Catalog settings: " + String.join("; ", faults));
    }
  }

  private static void positive(List<String> faults, String name, boolean good) {
    if (!good) {
      faults.add(name + " must be greater than 0");
    }
  }

  /** With another bound on staleness. */
  public CatalogSettings maxStaleness(Duration value) {
    return new CatalogSettings(
        maxTenants, maxUnknown, timeToLive, unknownFor, value, heartbeat, poll, answerWithin);
  }

  /** With other intervals of asking. */
  public CatalogSettings asking(Duration whileListening, Duration whileDeaf) {
    return new CatalogSettings(
        maxTenants,
        maxUnknown,
        timeToLive,
        unknownFor,
        maxStaleness,
        whileListening,
        whileDeaf,
        answerWithin);
  }
}

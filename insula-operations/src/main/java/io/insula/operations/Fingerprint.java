package io.insula.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Tells whether two requests ask for the same, without keeping what they ask for. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(NewTenant request) {
    return sha256(
        String.join(
            "\n",
            request.id().value(),
            request.name(),
            String.valueOf(request.code()),
            String.valueOf(request.plan()),
            String.valueOf(request.region()),
            String.valueOf(request.isolation()),
            String.valueOf(request.cluster()),
            new TreeMap<>(request.features()).toString(),
            new TreeMap<>(request.metadata()).toString(),
            new TreeMap<>(request.limits()).toString(),
            String.valueOf(request.expires())));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

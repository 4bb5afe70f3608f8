package io.insula.guard.audit.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts alerts as JSON to an address. The header {@code Insula-Signature} has {@code sha256=} and
 * the HMAC-SHA256 of the body, in hexadecimal, with the key that both sides know. Tries a few
 * times. Thread-safe.
 */
public final class WebhookSink implements AlertSink {
  /** How long one attempt may take. */
  public static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** How often it is tried. */
  public static final int ATTEMPTS = 3;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int OK_FROM = 200;
  private static final int OK_TO = 299;

  private final URI address;
  private final SecretKeySpec key;
  private final Duration pause;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param key what the body is signed with
   */
  public WebhookSink(URI address, String key) {
    this(address, key, Duration.ofSeconds(1));
  }

  WebhookSink(URI address, String key, Duration pause) {
    this.address = address;
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.pause = pause;
  }

  @Override
  public void send(Alert alert) throws IOException, InterruptedException {
    byte[] body = MAPPER.writeValueAsBytes(document(alert));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Insula-Signature", "sha256=" + signature(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    IOException failure = attempt(request);
    for (int tried = 1; failure != null && tried < ATTEMPTS; tried++) {
      Thread.sleep(pause.multipliedBy(tried).toMillis());
      failure = attempt(request);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable IOException attempt(HttpRequest request) throws InterruptedException {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= OK_FROM && status <= OK_TO
          ? null
          : new IOException("The webhook answered with status " + status);
    } catch (IOException e) {
      return e;
    }
  }

  private static Map<String, @Nullable Object> document(Alert alert) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("rule", alert.rule());
    map.put("count", alert.count());
    map.put("action", alert.last().action());
    map.put("tenant", alert.last().tenant());
    map.put("actor", alert.last().actor());
    map.put("outcome", alert.last().outcome().label());
    map.put("severity", alert.last().severity().label());
    map.put("at", alert.last().occurred().toString());
    map.put("entry", alert.last().id().toString());
    map.put("correlation", alert.last().correlation());
    return map;
  }

  private String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSink[" + address.getHost() + "]";
  }
}

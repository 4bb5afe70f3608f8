package io.insula.guard.audit.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditSeverity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<Alert> sent = Collections.synchronizedList(new ArrayList<>());

  @Test
  void alertsWhenSoManyEntriesMeetTheRuleWithinItsWindow() {
    AlertRule rule =
        AlertRule.named("intrusion")
            .action("access")
            .outcome(AuditOutcome.DENIED)
            .severity(AuditSeverity.WARNING)
            .times(3, Duration.ofMinutes(1));
    try (Alerts alerts = new Alerts(List.of(rule), List.of(sent::add), clock())) {
      alerts.recorded(fact("access.denied", AuditOutcome.DENIED, AuditSeverity.WARNING));
      alerts.recorded(fact("access.denied", AuditOutcome.DENIED, AuditSeverity.WARNING));
      now.set(Instant.EPOCH.plusSeconds(61));
      alerts.recorded(fact("access.denied", AuditOutcome.DENIED, AuditSeverity.WARNING));
      alerts.recorded(fact("accessory", AuditOutcome.DENIED, AuditSeverity.WARNING));
      alerts.recorded(fact("access.denied", AuditOutcome.SUCCESS, AuditSeverity.WARNING));
      alerts.recorded(fact("access.denied", AuditOutcome.DENIED, AuditSeverity.INFO));
      alerts.recorded(fact("access.denied", AuditOutcome.DENIED, AuditSeverity.ERROR));
      alerts.recorded(fact("access", AuditOutcome.DENIED, AuditSeverity.CRITICAL));
      alerts.recorded(fact("access", AuditOutcome.DENIED, AuditSeverity.CRITICAL));
    }
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).count()).isEqualTo(3);
    assertThat(sent.get(0).rule()).isEqualTo("intrusion");
  }

  @Test
  void aSinkThatFailsOrHangsHoldsNobodyUp() throws Exception {
    CountDownLatch hang = new CountDownLatch(1);
    AlertSink failing =
        alert -> {
          throw new IOException("no");
        };
    AlertSink hanging = alert -> hang.await();
    try (Alerts alerts =
        new Alerts(List.of(AlertRule.named("all")), List.of(failing, hanging), clock())) {
      for (int i = 0; i < 1_000; i++) {
        alerts.recorded(fact("test", AuditOutcome.SUCCESS, AuditSeverity.INFO));
      }
      assertThat(alerts.lost()).isGreaterThan(1_500);
      hang.countDown();
    }
  }

  @Test
  void theWebhookIsSignedAndTriedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicReference<String> body = new AtomicReference<>();
    AtomicReference<String> signature = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signature.set(exchange.getRequestHeaders().getFirst("Insula-Signature"));
          exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
      WebhookSink sink = new WebhookSink(address, "the key", Duration.ofMillis(1));
      sink.send(new Alert("rule", 2, fact("test", AuditOutcome.DENIED, AuditSeverity.ERROR)));
      assertThat(asked).hasValue(3);
      assertThat(body.get()).contains("\"rule\":\"rule\"", "\"count\":2", "\"outcome\":\"denied\"");
      assertThat(signature.get()).isEqualTo("sha256=" + hmac(body.get()));
      asked.set(-9);
      assertThatThrownBy(
              () ->
                  sink.send(new Alert("r", 1, fact("t", AuditOutcome.DENIED, AuditSeverity.ERROR))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("503");
      assertThat(asked).hasValue(-9 + WebhookSink.ATTEMPTS);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theMailSaysWhatHappened() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> mail = Collections.synchronizedList(new ArrayList<>());
      Thread thread = new Thread(() -> receive(server, mail));
      thread.start();
      MailSink.through(
              server.getInetAddress().getHostAddress(),
              server.getLocalPort(),
              "insula@example.com",
              "ops@example.com")
          .send(
              new Alert("intrusion", 3, fact("test", AuditOutcome.DENIED, AuditSeverity.CRITICAL)));
      thread.join(Duration.ofSeconds(20).toMillis());
      assertThat(mail)
          .contains("To: ops@example.com", "rule       intrusion")
          .anyMatch(line -> line.startsWith("Subject: ") && line.contains("Insula"));
    }
  }

  /** As much of SMTP as one mail needs. */
  private static void receive(ServerSocket server, List<String> mail) {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      say(socket, "220 test");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data) {
          mail.add(line);
          if (line.equals(".")) {
            data = false;
            say(socket, "250 ok");
          }
        } else if (line.equals("DATA")) {
          data = true;
          say(socket, "354 go on");
        } else if (line.equals("QUIT")) {
          say(socket, "221 bye");
          return;
        } else {
          say(socket, "250 ok");
        }
      }
    } catch (IOException e) {
      mail.add(e.toString());
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String hmac(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("the key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static AuditFact fact(String action, AuditOutcome outcome, AuditSeverity severity) {
    return new AuditFact(
        UUID.randomUUID(),
        Instant.EPOCH,
        "alice",
        action,
        "acme",
        null,
        outcome,
        severity,
        null,
        "host",
        "1",
        null,
        Map.of());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}

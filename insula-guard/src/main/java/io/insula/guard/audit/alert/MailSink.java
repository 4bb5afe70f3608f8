package io.insula.guard.audit.alert;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts by mail. Needs {@code org.eclipse.angus:angus-mail} on the class path, which Insula
 * doesn't bring. Thread-safe.
 */
public final class MailSink implements AlertSink {
  private static final String TIMEOUT_MILLIS = "10000";

  private final Session session;
  private final String from;
  private final String to;

  private MailSink(Session session, String from, String to) {
    this.session = session;
    this.from = from;
    this.to = to;
  }

  /**
   * Through a server.
   *
   * @param to one address, or several with commas between them
   */
  public static MailSink through(String host, int port, String from, String to) {
    return new MailSink(Session.getInstance(properties(host, port)), from, to);
  }

  /** Through a server that wants a login, over TLS. */
  public static MailSink through(
      String host, int port, String user, String password, String from, String to) {
    Properties properties = properties(host, port);
    properties.setProperty("mail.smtp.auth", "true");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty("mail.smtp.starttls.required", "true");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    Authenticator login =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password);
          }
        };
    return new MailSink(Session.getInstance(properties, login), from, to);
  }

  private static Properties properties(String host, int port) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", String.valueOf(port));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    return properties;
  }

  @Override
  public void send(Alert alert) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
    message.setSubject(line(alert.subject()), StandardCharsets.UTF_8.name());
    message.setText(text(alert), StandardCharsets.UTF_8.name());
    Transport.send(message);
  }

  private static String text(Alert alert) {
    return """
        %s

        rule       %s
        entries    %d
        the last   %s, %s, %s
        tenant     %s
        actor      %s
        when       %s
        entry      %s

        insula audit show %s
        """
        .formatted(
            alert.subject(),
            alert.rule(),
            alert.count(),
            alert.last().action(),
            alert.last().outcome().label(),
            alert.last().severity().label(),
            said(alert.last().tenant()),
            said(alert.last().actor()),
            alert.last().occurred(),
            alert.last().id(),
            alert.last().id());
  }

  private static String said(@Nullable String text) {
    return text == null ? "-" : line(text);
  }

  /** Headers have one line. */
  private static String line(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }

  @Override
  public String toString() {
    return "MailSink[to " + to + "]";
  }
}

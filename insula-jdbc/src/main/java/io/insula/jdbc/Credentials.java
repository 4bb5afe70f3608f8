package io.insula.jdbc;

/**
 * A login. {@link #toString()} shows no password.
 *
 * @param user the role
 * @param password in clear
 */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}

package io.insula.fleet;

import io.insula.TenantId;
import io.insula.jdbc.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes bindings with the proof that the database checks. */
record TestBinder(Secret secret) implements TenantBinder {
  @Override
  public String bindingValue(TenantId tenant, long number, int backendPid) {
    String fields = tenant.value() + ":" + number + ":4000000000:1:" + backendPid;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.derive("binding:1"), "HmacSHA256"));
      byte[] seal = mac.doFinal(fields.getBytes(StandardCharsets.UTF_8));
      return fields + ":" + HexFormat.of().formatHex(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

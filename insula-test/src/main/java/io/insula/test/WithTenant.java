package io.insula.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs tests as a tenant, as in {@link io.insula.TenantContext}: the test method, and the
 * {@code @BeforeEach} and {@code @AfterEach} methods around it; on a class also its constructor and
 * its {@code @BeforeAll} and {@code @AfterAll} methods. What stands on a method goes before what
 * stands on its class, and that before what stands on a class around it. The tenant is made if it
 * is not there.
 *
 * <p>Without {@link InsulaTest} on the class it opens the scope only, for an application that has
 * its own data source; the tenant must be there then. It can be put on an annotation of your own.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(InsulaExtension.class)
public @interface WithTenant {
  /** The tenant's id. */
  String value();
}

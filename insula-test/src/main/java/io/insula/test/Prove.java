package io.insula.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Proves the statements that the tests of a class run. They are recorded on their way through the
 * {@link javax.sql.DataSource} of the test; after the last test each of them is run once more as
 * one tenant, while the rows of another one are marks. A mark that comes out, or a row of the other
 * that changes, fails the class and names the statement.
 *
 * <p>Statements that go through {@link io.insula.operations.Insula#dataSource()} instead are not
 * seen. Needs {@link InsulaTest} on the class.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(InsulaExtension.class)
public @interface Prove {
  /**
   * Whether a statement that could not be run again, so that nothing is proved of it, fails too.
   */
  boolean complete() default false;
}

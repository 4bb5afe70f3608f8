package io.insula.test;

import java.lang.annotation.Annotation;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds annotations: on the method, then on its class, then on the classes around that. */
final class Annotated {
  private Annotated() {}

  static <A extends Annotation> Optional<A> around(ExtensionContext context, Class<A> type) {
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent()) {
      Optional<A> found = on(at.get(), type);
      if (found.isPresent()) {
        return found;
      }
      at = at.get().getParent();
    }
    return Optional.empty();
  }

  /** On that very element, or inherited by it. */
  static <A extends Annotation> Optional<A> on(ExtensionContext context, Class<A> type) {
    return context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, type));
  }
}

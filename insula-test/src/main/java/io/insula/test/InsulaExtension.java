package io.insula.test;

import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** What the annotations stand for: opens and closes, fills parameters, opens scopes. */
final class InsulaExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        InvocationInterceptor {

  @Override
  public void beforeAll(ExtensionContext context) {
    TestClass.beforeAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestClass.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestClass.afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TestClass.afterAll(context);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    boolean ours =
        type == DataSource.class || type == Insula.class || type == TestInstallation.class;
    return type == TenantId.class || (ours && TestClass.around(context) != null);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == TenantId.class) {
      return tenant(context)
          .orElseThrow(
              () ->
                  new ParameterResolutionException(
                      "There is no tenant for this parameter; add @WithTenant(\"…\")."));
    }
    TestInstallation installation = installation(context);
    if (type == DataSource.class) {
      return installation.dataSource();
    }
    return type == Insula.class ? installation.insula() : installation;
  }

  private static TestInstallation installation(ExtensionContext context) {
    TestInstallation installation = Installations.find(context);
    if (installation == null) {
      throw new ParameterResolutionException(
          "With fresh = METHOD there is no database before a test begins; take it as a parameter of"
              + " a @BeforeEach or a test method.");
    }
    return installation;
  }

  private static Optional<TenantId> tenant(ExtensionContext context) {
    return Annotated.around(context, WithTenant.class).map(with -> TenantId.of(with.value()));
  }

  /** Runs what belongs to a test in the scope of its installation and of its tenant. */
  private static <T extends @Nullable Object> T scoped(
      ExtensionContext context, Invocation<T> invocation) throws Throwable {
    TestInstallation installation = Installations.find(context);
    TenantId tenant = tenant(context).orElse(null);
    if (installation != null && tenant != null) {
      installation.ensure(tenant.value());
    }
    try (CurrentInstallation current = CurrentInstallation.open(installation);
        TenantContext.Scope scope = TenantContext.open(tenant)) {
      return invocation.proceed();
    }
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    return scoped(context, invocation);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return scoped(context, invocation);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    scoped(context, invocation);
  }
}

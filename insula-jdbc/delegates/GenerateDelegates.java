import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the delegates of io.insula.jdbc.internal.delegate, by reflection over JDK 17's java.sql:
 * {@code java insula-jdbc/delegates/GenerateDelegates.java <directory of the package>}, then format.
 */
class GenerateDelegates {
  private static final Map<Class<?>, Class<?>> PARENT =
      Map.of(PreparedStatement.class, Statement.class, CallableStatement.class, PreparedStatement.class);

  /** Statement settings, which have to reach every form that a statement takes. */
  private static final Set<String> SETTINGS =
      Set.of("setMaxFieldSize", "setMaxRows", "setLargeMaxRows", "setEscapeProcessing", "setQueryTimeout",
          "setCursorName", "setFetchDirection", "setFetchSize", "setPoolable", "closeOnCompletion");

  /** What is behaviour, not delegation: written by hand. */
  private static boolean behaviour(Class<?> type, Method m) {
    String name = m.getName();
    if (m.getDeclaringClass() == Wrapper.class) {
      return true;
    }
    if (type == Statement.class || PARENT.containsKey(type)) {
      return name.startsWith("execute")
          || Set.of("addBatch", "clearBatch", "clearParameters", "getConnection", "close", "isClosed", "cancel",
                  "getGeneratedKeys", "getMoreResults", "getParameterMetaData", "getResultSet")
              .contains(name)
          || (type == PreparedStatement.class && name.equals("getMetaData"));
    }
    if (type == Connection.class) {
      return name.startsWith("prepare")
          || name.startsWith("createBlob")
          || name.startsWith("createClob")
          || name.startsWith("createNClob")
          || Set.of("createStatement", "close", "isClosed", "commit", "rollback", "setAutoCommit", "setSavepoint",
                  "releaseSavepoint", "getMetaData", "setSchema", "getSchema", "setCatalog", "abort", "setClientInfo", "isValid")
              .contains(name);
    }
    if (type == ResultSet.class) {
      return Set.of("getStatement", "insertRow", "updateRow", "deleteRow", "refreshRow", "close", "getBlob", "getClob", "getNClob").contains(name);
    }
    return type == DatabaseMetaData.class && name.equals("getConnection");
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    for (Class<?> type :
        List.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class, ResultSet.class,
            DatabaseMetaData.class, Array.class)) {
      Files.writeString(directory.resolve("Delegating" + type.getSimpleName() + ".java"), source(type));
    }
  }

  private static String source(Class<?> type) {
    String name = type.getSimpleName();
    Class<?> parent = PARENT.get(type);
    StringBuilder out = new StringBuilder("package io.insula.jdbc.internal.delegate;\n\n");
    out.append("/** Passes every call of a {@link ").append(type.getName()).append("} on, except what is behaviour. */\n");
    out.append("@SuppressWarnings({\"deprecation\", \"InconsistentOverloads\"})\n");
    out.append("public abstract class Delegating").append(name);
    if (parent != null) {
      out.append(" extends Delegating").append(parent.getSimpleName());
    }
    out.append(" implements ").append(type.getName()).append(" {\n");
    hooks(type, out);
    for (Method m : methods(type, parent)) {
      out.append(method(type, m));
    }
    return out.append("}\n").toString();
  }

  private static void hooks(Class<?> type, StringBuilder out) {
    out.append("/** Where the calls go now. */ ");
    if (PARENT.containsKey(type)) {
      out.append("@Override ");
    }
    out.append("protected abstract ").append(type.getName()).append(type == DatabaseMetaData.class ? " delegate();\n" : " delegate() throws java.sql.SQLException;\n");
    if (type == Statement.class) {
      out.append("/** Applies a setting to every form of this statement. */ protected abstract void configure(Setting setting) throws java.sql.SQLException;\n");
      out.append("/** A setting of a statement. */ @FunctionalInterface public interface Setting { void apply(java.sql.Statement statement) throws java.sql.SQLException; }\n");
    }
    if (type == PreparedStatement.class) {
      out.append("/** Sets a parameter, counted as the user counts. */ protected abstract void parameter(int index, Parameter parameter) throws java.sql.SQLException;\n");
      out.append("/** Sets a parameter at the place where a form of the statement has it. */ @FunctionalInterface public interface Parameter { void apply(java.sql.PreparedStatement statement, int index) throws java.sql.SQLException; }\n");
      out.append("/** What the driver gets for a value of ours. */ protected abstract Object bare(Object value) throws java.sql.SQLException;\n");
      out.append("/** Refuses large objects where they cannot be kept apart. */ protected abstract void largeObject(String call) throws java.sql.SQLException;\n");
    }
    if (type == ResultSet.class || type == DatabaseMetaData.class || type == Array.class) {
      out.append("/** What the user gets for a result of the driver. */ protected abstract java.sql.ResultSet wrap(java.sql.ResultSet results);\n");
    }
    if (type == Connection.class || type == ResultSet.class || type == CallableStatement.class) {
      out.append("/** What the user gets for an array of the driver. */ protected abstract java.sql.Array wrap(java.sql.Array array);\n");
    }
    if (type == ResultSet.class || type == CallableStatement.class) {
      out.append("/** What the user gets for a value of the driver. */ protected abstract <T> T wrapValue(T value) throws java.sql.SQLException;\n");
    }
    if (type == ResultSet.class) {
      out.append("/** What the driver gets for a value of ours. */ protected abstract Object bare(Object value);\n");
    }
  }

  private static List<Method> methods(Class<?> type, Class<?> parent) {
    Map<String, Method> found = new TreeMap<>();
    for (Method m : type.getMethods()) {
      if (Modifier.isStatic(m.getModifiers()) || behaviour(type, m)) {
        continue;
      }
      if (parent != null && !m.getDeclaringClass().equals(type)) {
        continue;
      }
      found.putIfAbsent(m.getName() + Arrays.toString(m.getParameterTypes()), m);
    }
    List<Method> sorted = new ArrayList<>(found.values());
    sorted.sort(Comparator.comparing(Method::getName).thenComparing(Method::toString));
    return sorted;
  }

  private static String type(java.lang.reflect.Type t) {
    return t.getTypeName().replace('$', '.');
  }

  private static String method(Class<?> type, Method m) {
    StringBuilder head = new StringBuilder();
    if (m.isAnnotationPresent(Deprecated.class)) {
      head.append("@Deprecated ");
    }
    head.append("@Override public ");
    if (m.getTypeParameters().length > 0) {
      head.append("<T> ");
    }
    head.append(type(m.getGenericReturnType())).append(' ').append(m.getName()).append('(');
    List<String> names = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < m.getParameterCount(); i++) {
      String p = String.valueOf((char) ('a' + i));
      names.add(p);
      Class<?> pt = m.getParameterTypes()[i];
      boolean bare = (type == ResultSet.class && m.getName().startsWith("update")) || type == PreparedStatement.class;
      if (bare && pt == Object.class) {
        passed.add("bare(" + p + ")");
      } else if (bare && pt == Array.class) {
        passed.add("(java.sql.Array) bare(" + p + ")");
      } else {
        passed.add(p);
      }
      head.append(i == 0 ? "" : ", ").append(type(m.getGenericParameterTypes()[i])).append(' ').append(p);
    }
    head.append(')');
    if (m.getExceptionTypes().length > 0) {
      head.append(" throws ");
      List<String> thrown = new ArrayList<>();
      for (Class<?> x : m.getExceptionTypes()) {
        thrown.add(x.getName());
      }
      head.append(String.join(", ", thrown));
    }
    return head + " { " + body(type, m, names, passed) + " }\n";
  }

  private static String body(Class<?> type, Method m, List<String> names, List<String> passed) {
    if (type == Statement.class && SETTINGS.contains(m.getName())) {
      return "configure(s -> s." + m.getName() + "(" + String.join(", ", names) + "));";
    }
    if (type == PreparedStatement.class && m.getName().startsWith("set")) {
      passed.set(0, "n");
      String guard = m.getName().matches("set(Blob|Clob|NClob)") ? "largeObject(\"" + m.getName() + "\"); " : "";
      return guard + "parameter(a, (s, n) -> s." + m.getName() + "(" + String.join(", ", passed) + "));";
    }
    String call = "delegate()." + m.getName() + "(" + String.join(", ", passed) + ")";
    Class<?> result = m.getReturnType();
    if (result == void.class) {
      return call + ";";
    }
    if (result == ResultSet.class || result == Array.class) {
      return "return wrap(" + call + ");";
    }
    boolean wraps = type == ResultSet.class || type == CallableStatement.class;
    if (wraps && (result == Object.class || m.getTypeParameters().length > 0)) {
      return "return wrapValue(" + call + ");";
    }
    return "return " + call + ";";
  }
}

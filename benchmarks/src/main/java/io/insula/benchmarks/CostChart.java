package io.insula.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The cost of a whole fleet against its size, as an SVG with logarithmic axes. */
final class CostChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int MARGIN = 60;

  private final List<FleetGrowth.Point> points;
  private final List<Line> lines;
  private final Axis tenants;
  private final Axis seconds;

  private CostChart(List<FleetGrowth.Point> points) {
    this.points = points;
    this.lines =
        List.of(
            new Line(
                "Flyway (from a sample), nothing to do",
                "#d98880",
                p -> p.nothing().flyway() * p.tenants()),
            new Line("Insula, nothing to do", "#2e86c1", p -> p.nothing().ours()),
            new Line(
                "Flyway (from a sample), a column and an index",
                "#c0392b",
                p -> p.oneFile().flyway() * p.tenants()),
            new Line(
                "Insula, a column and an index", "#1b4f72", p -> p.oneFile().ours() * p.tenants()));
    this.tenants = Axis.of(points.stream().mapToDouble(FleetGrowth.Point::tenants));
    this.seconds =
        Axis.of(
            lines.stream()
                .flatMapToDouble(line -> points.stream().mapToDouble(p -> line.seconds(p))));
  }

  private record Line(String name, String color, ToDoubleFunction<FleetGrowth.Point> millis) {
    double seconds(FleetGrowth.Point point) {
      return millis.applyAsDouble(point) / 1000;
    }
  }

  /** Powers of ten, from one below the least to one above the most. */
  private record Axis(int from, int to) {
    static Axis of(DoubleStream values) {
      var all = values.summaryStatistics();
      int from = (int) Math.floor(Math.log10(all.getMin()));
      return new Axis(from, Math.max(from + 1, (int) Math.ceil(Math.log10(all.getMax()))));
    }

    /** Between 0 and 1. */
    double at(double value) {
      return (Math.log10(value) - from) / (to - from);
    }
  }

  static void write(Path file, List<FleetGrowth.Point> points) throws IOException {
    Files.writeString(file, new CostChart(points).svg());
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <title>Seconds for the whole fleet, by number of tenants</title>
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(WIDTH, HEIGHT));
    for (int power = tenants.from(); power <= tenants.to(); power++) {
      svg.append(text(x(Math.pow(10, power)), HEIGHT - MARGIN + 20, label(power), "#333"));
    }
    for (int power = seconds.from(); power <= seconds.to(); power++) {
      double y = y(Math.pow(10, power));
      svg.append(polyline("%d,%.1f %d,%.1f", "#ddd", MARGIN, y, WIDTH - MARGIN, y));
      svg.append(text(8, y + 4, label(power) + " s", "#333"));
    }
    svg.append(text(WIDTH / 2.0 - 20, HEIGHT - 12, "tenants", "#333"));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(line(lines.get(i)));
      svg.append(
          text(MARGIN + 12, MARGIN - 40 + 16 * i, lines.get(i).name(), lines.get(i).color()));
    }
    return svg.append("</svg>\n").toString();
  }

  private String line(Line line) {
    String path =
        points.stream()
            .map(p -> format("%.1f,%.1f", x(p.tenants()), y(line.seconds(p))))
            .collect(Collectors.joining(" "));
    return format(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
        path, line.color());
  }

  private double x(double value) {
    return MARGIN + tenants.at(value) * (WIDTH - 2 * MARGIN);
  }

  private double y(double value) {
    return HEIGHT - MARGIN - seconds.at(value) * (HEIGHT - 2 * MARGIN);
  }

  private static String polyline(String points, String color, Object... values) {
    return format(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n", format(points, values), color);
  }

  private static String text(double x, double y, String text, String color) {
    return format("<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n", x, y, color, text);
  }

  private static String label(int power) {
    return power < 0
        ? format("%." + -power + "f", Math.pow(10, power))
        : format("%,.0f", Math.pow(10, power));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

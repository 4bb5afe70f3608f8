package io.insula.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between client and server, on loopback, and holds back what the client sends for a fixed
 * time: a network distance. Answers pass at once, so the delay is that of one round trip.
 */
final class DelayingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final long delayNanos;

  DelayingProxy(int target, long delayMicros) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.delayNanos = delayMicros * 1_000;
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        BlockingQueue<Chunk> queue = new LinkedBlockingQueue<>();
        daemon(() -> read(client, queue));
        daemon(() -> send(queue, server));
        daemon(() -> pass(server, client));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(Socket client, BlockingQueue<Chunk> queue) {
    byte[] buffer = new byte[64 * 1024];
    try (client) {
      InputStream in = client.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        queue.add(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
      }
    } catch (IOException closed) {
      queue.add(Chunk.END);
    }
    queue.add(Chunk.END);
  }

  private static void send(BlockingQueue<Chunk> queue, Socket server) {
    try (server) {
      OutputStream out = server.getOutputStream();
      for (Chunk chunk = queue.take(); chunk != Chunk.END; chunk = queue.take()) {
        for (long left = chunk.due - System.nanoTime();
            left > 0;
            left = chunk.due - System.nanoTime()) {
          if (left > 100_000) {
            LockSupport.parkNanos(left - 80_000);
          } else {
            Thread.onSpinWait();
          }
        }
        out.write(chunk.bytes);
        out.flush();
      }
    } catch (IOException | InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try (to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "delaying-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static final class Chunk {
    static final Chunk END = new Chunk(new byte[0], 0);

    final byte[] bytes;
    final long due;

    Chunk(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }
  }
}

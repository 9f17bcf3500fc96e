// What an HTTP request costs.
//
//   backlot_http_bench [--requests N] [--body FILE]
//     fires N POSTs over one kept connection at a bare Boost.Beast server and at sim::http::Server,
//     both answering a fixed body of 200 bytes, and prints the CPU time of the server's thread for
//     a request: `bare_us_per_request` and `sim_http_us_per_request`.
//   backlot_http_bench --port-of-peer P [--target T] [--header 'NAME: VALUE']... [--status S] ...
//     fires the same load at 127.0.0.1:P and prints the wall time of a request:
//     `peer_wall_us_per_request`. A status other than S (200) ends it with exit code 1.
//   backlot_http_bench serve
//     is the bare server alone, for loads from elsewhere: prints `Ready. http://127.0.0.1:PORT`,
//     and ends when the last of its clients has closed.
//
// Without --body the body is 463 bytes, about a SendMessage of the reference's command.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "sim/http/client.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "tests/bench/bare_beast_server.h"

namespace {

constexpr std::size_t kRequestBytes = 463;
constexpr std::size_t kResponseBytes = 200;

struct Options {
  int requests = 20000;
  int status = 200;
  std::uint16_t port_of_peer = 0;
  sim::http::Request request{
      "POST",
      "/",
      {{"Content-Type", "application/x-amz-json-1.0"}, {"X-Amz-Target", "AmazonSQS.SendMessage"}},
      std::string(kRequestBytes, 'x'),
      ""};
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void add_header(Options& options, const std::string& text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) throw std::runtime_error("--header: expected 'NAME: VALUE'");
  options.request.headers.set(text.substr(0, colon), text.substr(colon + 2));
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--requests") {
      options.requests = std::stoi(value);
    } else if (name == "--body") {
      options.request.body = read_file(value);
    } else if (name == "--port-of-peer") {
      options.port_of_peer = static_cast<std::uint16_t>(std::stoi(value));
    } else if (name == "--target") {
      options.request.target = value;
    } else if (name == "--header") {
      add_header(options, value);
    } else if (name == "--status") {
      options.status = std::stoi(value);
    } else {
      throw std::runtime_error("unknown option " + std::string(name));
    }
  }
  if (argc % 2 == 0) throw std::runtime_error("an option lacks its value");
  if (options.requests < 1) throw std::runtime_error("--requests: expected 1 or more");
  return options;
}

// Wall time of a request in microseconds.
double fire(const Options& options, std::uint16_t port) {
  sim::http::Client client("127.0.0.1", port);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < options.requests; ++i) {
    const int status = client.call(options.request).status;
    if (status != options.status) {
      throw std::runtime_error("the peer answered with status " + std::to_string(status));
    }
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
  return took.count() / options.requests;
}

// CPU time of this thread in microseconds.
double thread_cpu_us() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  const auto us = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

// Runs `serve` on a thread while the load is fired at `port`. CPU time of a request there.
template <class Serve>
double measure(const Options& options, std::uint16_t port, Serve serve) {
  double cpu_us = 0;
  {
    // Ends when the client has closed, however fire() ends.
    const std::jthread server([&] {
      const double start = thread_cpu_us();
      serve();
      cpu_us = thread_cpu_us() - start;
    });
    fire(options, port);
  }
  return cpu_us / options.requests;
}

double measure_bare(const Options& options) {
  BareBeastServer server(std::string(kResponseBytes, 'y'));
  return measure(options, server.port(), [&] { server.run(); });
}

double measure_sim_http(const Options& options) {
  sim::http::Loop loop;
  sim::http::ServerOptions server_options;
  server_options.port = 0;
  const std::string body(kResponseBytes, 'y');
  int served = 0;
  const sim::http::Server server(loop, server_options,
                                 [&](const std::shared_ptr<sim::http::Exchange>& exchange) {
                                   ++served;
                                   exchange->reply({200, {}, body});
                                 });
  return measure(options, server.port(), [&] {
    while (served == 0 || server.connections() > 0) {
      loop.wait(std::chrono::seconds{10});
    }
  });
}

void serve_bare() {
  BareBeastServer server(std::string(kResponseBytes, 'y'));
  std::printf("Ready. http://127.0.0.1:%d\n", server.port());
  std::fflush(stdout);
  server.run();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc == 2 && std::string_view(argv[1]) == "serve") {
      serve_bare();
      return 0;
    }
    const Options options = parse(argc, argv);
    if (options.port_of_peer != 0) {
      std::printf("peer_wall_us_per_request %.3f\n", fire(options, options.port_of_peer));
      return 0;
    }
    std::printf("bare_us_per_request %.3f\n", measure_bare(options));
    std::printf("sim_http_us_per_request %.3f\n", measure_sim_http(options));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "backlot_http_bench: %s\n", error.what());
    return 1;
  }
}

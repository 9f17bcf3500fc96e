// A server under test on a free port, with a client of its own.
#pragma once

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>

#include "harness/server/serving.h"
#include "sim/http/client.h"

namespace tests {

// An empty world in pace manual: time stands still until a test moves it.
inline harness::ServeOptions manual_options() {
  harness::ServeOptions options;
  options.port = 0;
  options.pace.kind = sim::Pace::Kind::kManual;
  return options;
}

// An IPv4 address of this machine other than a loopback one, or "".
inline std::string own_address() {
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return {};
  std::string found;
  for (const ifaddrs* one = all; one != nullptr && found.empty(); one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
    sockaddr_in address{};
    std::memcpy(&address, one->ifa_addr, sizeof address);
    std::array<char, INET_ADDRSTRLEN> text{};
    ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    if (!std::string_view(text.data()).starts_with("127.")) found = text.data();
  }
  ::freeifaddrs(all);
  return found;
}

class Served {
 public:
  explicit Served(harness::ServeOptions options = manual_options())
      : serving_(std::move(options)),
        thread_([this] { serving_.run(); }),
        client_("127.0.0.1", port()) {}
  ~Served() {
    serving_.stop();
    thread_.join();
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const {
    const std::string url = serving_.url();
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
  }

  sim::http::Response call(sim::http::Request request) { return client_.call(request); }
  sim::http::Response call(const std::string& method, const std::string& target,
                           const std::string& body = {}) {
    sim::http::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    return client_.call(request);
  }
  // A GET that must answer 200, as JSON.
  nlohmann::json get(const std::string& target) {
    return nlohmann::json::parse(call("GET", target).body);
  }
  // `SQS operation` in AWS JSON.
  sim::http::Response sqs(const std::string& operation, const nlohmann::json& input) {
    sim::http::Request request;
    request.method = "POST";
    request.headers.add("X-Amz-Target", "AmazonSQS." + operation);
    request.headers.add("Content-Type", "application/x-amz-json-1.0");
    request.body = input.dump();
    return client_.call(request);
  }

 private:
  harness::Serving serving_;
  std::thread thread_;
  sim::http::Client client_;
};

}  // namespace tests

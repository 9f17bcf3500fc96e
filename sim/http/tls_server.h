// HTTPS in front of a handler, for programs that will not be told of another endpoint than
// `https://sqs.us-west-2.amazonaws.com`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sim/http/certificate.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"

namespace sim::http {

struct TlsServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  Certificate certificate;
};

// Takes TLS 1.2 and later off each connection and serves what is inside as a Server would: its
// limits and its answers to broken requests hold. A client that does not speak TLS, or does not
// trust the certificate, is disconnected.
class TlsServer {
 public:
  // Listens at once; std::runtime_error as from Server, and if the certificate cannot be used.
  // Requests reach `handler` on the loop with `X-Forwarded-Proto: https`, in place of any that the
  // client sent.
  TlsServer(Loop& loop, TlsServerOptions options, Server::Handler handler);
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  std::uint16_t port() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim::http

// HTTPS in front of a handler, for programs that will not be told of another endpoint than
// `https://service.example.com`, whose public name they know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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
  // How long a client may take to shake hands, to take the next piece of an answer, and to close
  // the TLS session; wall time.
  Duration client_timeout = std::chrono::seconds{30};
  // Further clients are disconnected at once, and so if the process is out of file descriptors.
  std::size_t max_connections = 1024;
  // Gets a line for people when clients begin to be disconnected so.
  std::function<void(const std::string& line)> say = {};
};

// Takes TLS 1.2 and later off each connection and hands on what is inside to the plain server at
// 127.0.0.1:`behind`, which it reaches in the network that the loop's thread is in at that time,
// wherever it listens itself. A client that does not speak TLS, does not trust the certificate or
// takes too long to say so is disconnected.
class TlsTerminator {
 public:
  // Listens at once; std::runtime_error as from Server, and if the certificate cannot be used.
  TlsTerminator(Loop& loop, const TlsServerOptions& options, std::uint16_t behind);
  ~TlsTerminator();
  TlsTerminator(const TlsTerminator&) = delete;
  TlsTerminator& operator=(const TlsTerminator&) = delete;

  std::uint16_t port() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

// A handler for the server behind: `handler` gets the requests with `X-Forwarded-Proto: https`, in
// place of any that the client sent.
Server::Handler over_tls(Server::Handler handler);

// Both together: serves what is inside as a Server would, whose limits and answers to broken
// requests hold.
class TlsServer {
 public:
  TlsServer(Loop& loop, const TlsServerOptions& options, Server::Handler handler);

  std::uint16_t port() const { return terminator_.port(); }

 private:
  Server server_;
  TlsTerminator terminator_;
};

}  // namespace sim::http

// Where programs come in that know no other endpoint than AWS's own: HTTPS for the names under
// amazonaws.com, with a certificate that they are told to trust.
//
// The preload library (sim/vtime) leads the names there. The SDK for JavaScript v2 and hard-coded
// queue URLs need it; whatever follows AWS_ENDPOINT_URL does not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "harness/programs/environment.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "sim/http/tls_server.h"

namespace harness {

class AwsDoor {
 public:
  // Writes what programs must trust into `folder`: the door's own authority, and that with the
  // machine's. `region` is one more region whose names the certificate is for.
  AwsDoor(sim::http::Loop& loop, const std::filesystem::path& folder, const std::string& region,
          sim::http::Server::Handler handler);

  // A door on 127.0.0.1 of the network that the calling thread is in; port 0 is any free one.
  std::unique_ptr<sim::http::TlsPorch> open(std::uint16_t port) const;
  // What a program needs to come in by the door at `port`. `folder` is as the program sees it.
  Variables variables(const std::string& folder, std::uint16_t port) const;

 private:
  sim::http::Loop& loop_;
  sim::http::Server behind_;
  sim::http::TlsServerOptions options_;
};

}  // namespace harness

// The endpoint for programs that know no other than AWS's own: HTTPS for the names under
// amazonaws.com, with a certificate that the programs are told to trust.
//
// The preload library (sim/vtime) resolves the names to it. The SDK for JavaScript v2 and
// hard-coded queue URLs need it; whatever follows AWS_ENDPOINT_URL does not.
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

class AwsTlsEndpoint {
 public:
  // Writes what programs must trust into `folder`: the endpoint's own certificate authority, and
  // that with the machine's. `region` is one more region whose names the certificate is for.
  AwsTlsEndpoint(sim::http::Loop& loop, const std::filesystem::path& folder,
                 const std::string& region, sim::http::Server::Handler handler);

  // Listens on 127.0.0.1 of the network that the calling thread is in; port 0 is any free one.
  std::unique_ptr<sim::http::TlsTerminator> open(std::uint16_t port) const;
  // The variables that lead a program to the endpoint at `port`. `folder` is as the program sees
  // it.
  Variables variables(const std::string& folder, std::uint16_t port) const;

 private:
  sim::http::Loop& loop_;
  sim::http::Server behind_;
  sim::http::TlsServerOptions options_;
};

}  // namespace harness

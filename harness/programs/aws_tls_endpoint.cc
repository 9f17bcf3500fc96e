#include "harness/programs/aws_tls_endpoint.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "harness/programs/program_host.h"
#include "sim/vtime/clock_page.h"
#include "sim/vtime/layout.h"

namespace harness {
namespace {

constexpr const char* kAuthority = "backlot-authority.pem";
constexpr const char* kBundle = "authorities.pem";
// Where Debian and Ubuntu, then Fedora, keep the certificates of the authorities that everybody
// trusts.
constexpr const char* kOfTheMachine[] = {"/etc/ssl/certs/ca-certificates.crt",
                                         "/etc/pki/tls/certs/ca-bundle.crt"};

// https://docs.aws.amazon.com/general/latest/gr/rande.html
constexpr const char* kRegions[] = {
    "af-south-1",     "ap-east-1",      "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
    "ap-south-1",     "ap-south-2",     "ap-southeast-1", "ap-southeast-2", "ap-southeast-3",
    "ap-southeast-4", "ap-southeast-5", "ca-central-1",   "ca-west-1",      "eu-central-1",
    "eu-central-2",   "eu-north-1",     "eu-south-1",     "eu-south-2",     "eu-west-1",
    "eu-west-2",      "eu-west-3",      "il-central-1",   "me-central-1",   "me-south-1",
    "sa-east-1",      "us-east-1",      "us-east-2",      "us-west-1",      "us-west-2",
};

// `sqs.us-west-2.amazonaws.com`, the older `us-west-2.queue.amazonaws.com`, and the global names.
std::vector<std::string> names(const std::string& region) {
  std::vector<std::string> all{"*.amazonaws.com", "*.queue.amazonaws.com"};
  for (const char* known : kRegions) all.push_back(std::string("*.") + known + ".amazonaws.com");
  const std::string own = "*." + region + ".amazonaws.com";
  if (std::ranges::find(all, own) == all.end()) all.push_back(own);
  return all;
}

std::string authorities_of_the_machine() {
  for (const char* path : kOfTheMachine) {
    std::ifstream file(path);
    if (!file) continue;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  return {};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

AwsTlsEndpoint::AwsTlsEndpoint(sim::http::Loop& loop, const std::filesystem::path& folder,
                               const std::string& region, sim::http::Server::Handler handler)
    : loop_(loop), behind_(loop, options_for_programs(0), sim::http::over_tls(std::move(handler))) {
  const sim::http::CertificateAuthority authority;
  options_.certificate = authority.issue(names(region));
  write(folder / kAuthority, authority.pem());
  write(folder / kBundle, authorities_of_the_machine() + authority.pem());
}

std::unique_ptr<sim::http::TlsTerminator> AwsTlsEndpoint::open(std::uint16_t port) const {
  sim::http::TlsServerOptions options = options_;
  options.port = port;
  return std::make_unique<sim::http::TlsTerminator>(loop_, options, behind_.port());
}

Variables AwsTlsEndpoint::variables(const std::string& folder, std::uint16_t port) const {
  const std::string bundle = folder + "/" + kBundle;
  return {
      {"LD_PRELOAD", sim::vtime::find_library().string()},
      {BACKLOT_VTIME_NAMES_VARIABLE, ".amazonaws.com=127.0.0.1:" + std::to_string(port)},
      {"NODE_EXTRA_CA_CERTS", folder + "/" + kAuthority},
      {"AWS_CA_BUNDLE", bundle},
      {"SSL_CERT_FILE", bundle},
      {"REQUESTS_CA_BUNDLE", bundle},
      {"CURL_CA_BUNDLE", bundle},
  };
}

}  // namespace harness

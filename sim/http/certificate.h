// Certificates for TLS servers of one run: an authority that the programs are told to trust, and
// what it signs.
//
// The keys are new each time and never leave the run. The dates lie far apart on both sides of
// whatever a simulated clock may say.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace sim::http {

// PEM texts.
struct Certificate {
  std::string chain;
  std::string key;
};

class CertificateAuthority {
 public:
  // Makes a key (P-256) and a self-signed certificate. std::runtime_error if OpenSSL fails.
  CertificateAuthority();
  ~CertificateAuthority();
  CertificateAuthority(const CertificateAuthority&) = delete;
  CertificateAuthority& operator=(const CertificateAuthority&) = delete;

  // Its own certificate, PEM: what clients must trust.
  const std::string& pem() const;
  // A server's certificate for these DNS names; `*.example.test` covers one label.
  // REQUIRES: names is not empty.
  Certificate issue(const std::vector<std::string>& names) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::http

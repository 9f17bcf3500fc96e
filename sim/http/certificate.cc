#include "sim/http/certificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <cstdint>
#include <stdexcept>

namespace sim::http {
namespace {

constexpr char kName[] = "Backlot";
constexpr char kNotBefore[] = "20000101000000Z";
constexpr char kNotAfter[] = "20991231235959Z";

template <auto Free>
struct OpenSslDeleter {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, OpenSslDeleter<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, OpenSslDeleter<X509_free>>;
using Bio = std::unique_ptr<BIO, OpenSslDeleter<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, OpenSslDeleter<X509_EXTENSION_free>>;

void require(bool fine, const char* attempt) {
  if (fine) return;
  char text[256];
  ERR_error_string_n(ERR_get_error(), text, sizeof text);
  throw std::runtime_error(std::string("cannot ") + attempt + ": " + text);
}

Key make_key() {
  Key key{EVP_EC_gen("P-256")};
  require(key != nullptr, "make a key");
  return key;
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())};
  require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1,
          "extend a certificate");
}

void set_serial(X509* certificate) {
  std::uint64_t serial = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1,
          "draw a serial number");
  require(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1 | 1) == 1,
          "set a serial number");
}

// A certificate that still lacks its extensions and its signature.
X509Ptr new_certificate(EVP_PKEY* key, const std::string& name, const X509_NAME* issuer) {
  X509Ptr made{X509_new()};
  require(made != nullptr, "make a certificate");
  X509_set_version(made.get(), X509_VERSION_3);
  set_serial(made.get());
  ASN1_TIME_set_string(X509_getm_notBefore(made.get()), kNotBefore);
  ASN1_TIME_set_string(X509_getm_notAfter(made.get()), kNotAfter);
  X509_set_pubkey(made.get(), key);
  X509_NAME* subject = X509_get_subject_name(made.get());
  const auto* text = reinterpret_cast<const unsigned char*>(name.c_str());
  require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1,
          "name a certificate");
  X509_set_issuer_name(made.get(), issuer == nullptr ? subject : issuer);
  return made;
}

void sign(X509* certificate, EVP_PKEY* key) {
  require(X509_sign(certificate, key, EVP_sha256()) != 0, "sign a certificate");
}

template <typename Write>
std::string pem_text(Write write) {
  const Bio bio{BIO_new(BIO_s_mem())};
  require(bio != nullptr && write(bio.get()) == 1, "write PEM");
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem_of(X509* certificate) {
  return pem_text([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

std::string pem_of(EVP_PKEY* key) {
  return pem_text([&](BIO* bio) {
    return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  });
}

}  // namespace

struct CertificateAuthority::Impl {
  Key key = make_key();
  X509Ptr certificate = new_certificate(key.get(), kName, nullptr);
  std::string pem;
};

CertificateAuthority::CertificateAuthority() : impl_(std::make_unique<Impl>()) {
  X509* const own = impl_->certificate.get();
  add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(own, own, NID_subject_key_identifier, "hash");
  sign(own, impl_->key.get());
  impl_->pem = pem_of(own);
}

CertificateAuthority::~CertificateAuthority() = default;

const std::string& CertificateAuthority::pem() const { return impl_->pem; }

Certificate CertificateAuthority::issue(const std::vector<std::string>& names) const {
  const Key key = make_key();
  X509* const issuer = impl_->certificate.get();
  const X509Ptr made = new_certificate(key.get(), names.front(), X509_get_subject_name(issuer));
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "DNS:" : ",DNS:") + name;
  add_extension(made.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(made.get(), issuer, NID_key_usage, "critical,digitalSignature");
  add_extension(made.get(), issuer, NID_ext_key_usage, "serverAuth");
  add_extension(made.get(), issuer, NID_subject_alt_name, all);
  add_extension(made.get(), issuer, NID_authority_key_identifier, "keyid");
  sign(made.get(), impl_->key.get());
  return {pem_of(made.get()) + impl_->pem, pem_of(key.get())};
}

}  // namespace sim::http

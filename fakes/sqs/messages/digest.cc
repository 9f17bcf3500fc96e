#include "fakes/sqs/messages/digest.h"

#include <openssl/evp.h>

namespace sqs {
namespace {

std::string digest(const EVP_MD* algorithm, std::string_view bytes) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), out, &size, algorithm, nullptr);
  constexpr char kHex[] = "0123456789abcdef";
  std::string text(std::size_t{size} * 2, '\0');
  for (unsigned int i = 0; i < size; ++i) {
    text[std::size_t{i} * 2] = kHex[out[i] >> 4];
    text[std::size_t{i} * 2 + 1] = kHex[out[i] & 15];
  }
  return text;
}

}  // namespace

// OpenSSL looks an algorithm up at each use, by its name and under locks, unless it was fetched.
std::string md5(std::string_view bytes) {
  static const EVP_MD* const kMd5 = EVP_MD_fetch(nullptr, "MD5", nullptr);
  return digest(kMd5, bytes);
}

std::string sha256(std::string_view bytes) {
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return digest(kSha256, bytes);
}

}  // namespace sqs

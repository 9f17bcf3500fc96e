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

std::string md5(std::string_view bytes) { return digest(EVP_md5(), bytes); }
std::string sha256(std::string_view bytes) { return digest(EVP_sha256(), bytes); }

}  // namespace sqs

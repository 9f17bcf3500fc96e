#include "sim/journal/event_digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <charconv>
#include <vector>

namespace sim {
namespace {

// As many bytes are hashed at once: each call costs as much as some hundred bytes of it.
constexpr std::size_t kHashedAtOnce = std::size_t{8} * 1024;
// What a number takes at most, with the tab behind it.
constexpr std::size_t kNumberBytes = 21;
constexpr std::size_t kNumbers = 7;

char* put_number(char* at, std::int64_t number) {
  at = std::to_chars(at, at + kNumberBytes, number).ptr;
  *at = '\t';
  return at + 1;
}

char* put_field(char* at, const std::string& field) {
  // With its length before it, no field can pass for a part of the next.
  at = put_number(at, static_cast<std::int64_t>(field.size()));
  return at + field.copy(at, field.size());
}

}  // namespace

struct EventDigest::Context {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::vector<char> lines = std::vector<char>(2 * kHashedAtOnce);  // not hashed yet
  std::size_t used = 0;                                            // of it

  Context() {
    // What the machine's administrator wants of OpenSSL is not read: no digest depends on it, and
    // it would be the longest file that a server reads when it starts.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  }
  ~Context() { EVP_MD_CTX_free(context); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // Room for so many bytes more.
  char* room(std::size_t bytes) {
    if (lines.size() - used < bytes) lines.resize(used + bytes);
    return lines.data() + used;
  }

  void hash() {
    EVP_DigestUpdate(context, lines.data(), used);
    used = 0;
  }
};

EventDigest::EventDigest() : context_(std::make_unique<Context>()) {}
EventDigest::~EventDigest() = default;

void EventDigest::add(const Event& event) {
  const std::size_t most = kNumbers * kNumberBytes + event.actor.size() + event.kind.size() +
                           event.subject.size() + event.data.size();
  char* at = context_->room(most);
  at = put_number(at, static_cast<std::int64_t>(event.sequence));
  at = put_number(at, event.time.time_since_epoch().count());
  at = put_number(at, static_cast<std::int64_t>(event.cause));
  for (const std::string* field : {&event.actor, &event.kind, &event.subject, &event.data}) {
    at = put_field(at, *field);
  }
  context_->used = static_cast<std::size_t>(at - context_->lines.data());
  if (context_->used >= kHashedAtOnce) context_->hash();
}

std::string EventDigest::hex() const {
  context_->hash();
  EVP_MD_CTX* copy = EVP_MD_CTX_new();
  EVP_MD_CTX_copy_ex(copy, context_->context);
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_DigestFinal_ex(copy, bytes, &size);
  EVP_MD_CTX_free(copy);
  constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kHex[bytes[i] >> 4];
    text += kHex[bytes[i] & 15];
  }
  return text;
}

}  // namespace sim

#include "sim/journal/event_digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <charconv>

namespace sim {
namespace {

void append_number(std::string& line, std::int64_t number) {
  char buffer[24];
  line.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
  line += '\t';
}

}  // namespace

struct EventDigest::Context {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::string line;  // Kept between events so that its memory is reused.

  Context() {
    // What the machine's administrator wants of OpenSSL is not read: no digest depends on it, and
    // it would be the longest file that a server reads when it starts.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  }
  ~Context() { EVP_MD_CTX_free(context); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

EventDigest::EventDigest() : context_(std::make_unique<Context>()) {}
EventDigest::~EventDigest() = default;

void EventDigest::add(const Event& event) {
  std::string& line = context_->line;
  line.clear();
  append_number(line, static_cast<std::int64_t>(event.sequence));
  append_number(line, event.time.time_since_epoch().count());
  append_number(line, static_cast<std::int64_t>(event.cause));
  // With its length before it, no field can pass for a part of the next.
  for (const std::string* field : {&event.actor, &event.kind, &event.subject, &event.data}) {
    append_number(line, static_cast<std::int64_t>(field->size()));
    line += *field;
  }
  EVP_DigestUpdate(context_->context, line.data(), line.size());
}

std::string EventDigest::hex() const {
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

#include "sim/journal/journal.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "sim/journal/json_writer.h"

namespace sim {

struct Journal::Digest {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::string line;  // Kept between events so that its memory is reused.

  Digest() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
  ~Digest() { EVP_MD_CTX_free(context); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
};

namespace {

void append_number(std::string& line, std::int64_t number) {
  char buffer[24];
  line.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
  line += '\t';
}

}  // namespace

Journal::Journal(const Scheduler& scheduler)
    : scheduler_(scheduler), digest_(std::make_unique<Digest>()) {}

Journal::~Journal() = default;

std::uint64_t Journal::record(std::string actor, std::string kind, std::string subject,
                              std::string data) {
  Event event{.sequence = next_++,
              .time = scheduler_.now(),
              .actor = std::move(actor),
              .kind = std::move(kind),
              .subject = std::move(subject),
              .cause = cause_,
              .data = std::move(data)};
  absorb(event);
  events_.push_back(std::move(event));
  forget_old();
  for (const auto& [number, listener] : listeners_) listener(events_.back());
  return events_.back().sequence;
}

void Journal::keep_last(std::size_t limit) {
  limit_ = limit;
  forget_old();
}

void Journal::forget_old() {
  while (limit_ != 0 && events_.size() > limit_) events_.pop_front();
}

void Journal::absorb(const Event& event) {
  std::string& line = digest_->line;
  line.clear();
  append_number(line, static_cast<std::int64_t>(event.sequence));
  append_number(line, event.time.time_since_epoch().count());
  append_number(line, static_cast<std::int64_t>(event.cause));
  // With its length before it, no field can pass for a part of the next.
  for (const std::string* field : {&event.actor, &event.kind, &event.subject, &event.data}) {
    append_number(line, static_cast<std::int64_t>(field->size()));
    line += *field;
  }
  EVP_DigestUpdate(digest_->context, line.data(), line.size());
}

std::string Journal::digest() const {
  EVP_MD_CTX* copy = EVP_MD_CTX_new();
  EVP_MD_CTX_copy_ex(copy, digest_->context);
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

int Journal::listen(Listener listener) {
  listeners_.emplace_back(next_listener_, std::move(listener));
  return next_listener_++;
}

void Journal::unlisten(int number) {
  std::erase_if(listeners_, [number](const auto& entry) { return entry.first == number; });
}

std::string to_json(const Event& event) {
  JsonWriter json;
  json.begin_object();
  json.key("sequence").value(event.sequence);
  json.key("time").value(to_iso8601(event.time));
  json.key("actor").value(event.actor);
  json.key("kind").value(event.kind);
  json.key("subject").value(event.subject);
  json.key("cause").value(event.cause);
  json.key("data").raw(event.data.empty() ? "{}" : event.data);
  json.end_object();
  return json.take();
}

}  // namespace sim

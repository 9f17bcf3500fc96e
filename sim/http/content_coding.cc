#include "sim/http/content_coding.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>

#include "sim/http/message.h"

namespace sim::http {
namespace {

constexpr int kWindowBits = 15;
constexpr int kGzipFormat = 16;  // added to the window's bits
constexpr int kMemoryLevel = 8;
constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
constexpr std::string_view kGzipMagic = "\x1f\x8b";

int window_bits(Coding coding) {
  return coding == Coding::kGzip ? kWindowBits + kGzipFormat : kWindowBits;
}

// zlib's input is not const for historical reasons; it does not write to it.
Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

class Inflater {
 public:
  explicit Inflater(Coding coding) {
    if (::inflateInit2(&stream_, window_bits(coding)) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Unpacks one gzip member from the front of `packed`, which keeps what follows it.
  Unpacking member(std::string_view& packed, std::size_t limit, std::string& into) {
    std::array<char, kPieceBytes> piece;
    stream_.next_in = bytes_of(packed);
    stream_.avail_in = static_cast<uInt>(packed.size());
    for (;;) {
      stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream_.avail_out = static_cast<uInt>(piece.size());
      const int result = ::inflate(&stream_, Z_NO_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END) return Unpacking::kBroken;
      const std::size_t count = piece.size() - stream_.avail_out;
      if (into.size() + count > limit) return Unpacking::kTooLarge;
      into.append(piece.data(), count);
      if (result == Z_STREAM_END) break;
    }
    packed.remove_prefix(packed.size() - stream_.avail_in);
    ::inflateReset(&stream_);
    return Unpacking::kDone;
  }

 private:
  z_stream stream_{};
};

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Cuts off what stands before the first `end`.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text = at == text.npos ? std::string_view{} : text.substr(at + 1);
  return part;
}

double weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view value = take_until(parameters, ';');
    if (!equal_ignoring_case(trimmed(take_until(value, '=')), "q")) continue;
    value = trimmed(value);
    double weight = 1;
    const char* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, weight);
    if (error != std::errc{} || stop != end) return 1;
    return std::clamp(weight, 0.0, 1.0);
  }
  return 1;
}

struct Preference {
  std::optional<double> weight;
  std::size_t place = 0;
};

}  // namespace

std::optional<Coding> parse_coding(std::string_view content_encoding) {
  const std::string_view name = trimmed(content_encoding);
  if (name.empty() || equal_ignoring_case(name, "identity")) return Coding::kIdentity;
  if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) {
    return Coding::kGzip;
  }
  if (equal_ignoring_case(name, "deflate")) return Coding::kDeflate;
  return std::nullopt;
}

std::string_view coding_name(Coding coding) {
  switch (coding) {
    case Coding::kGzip:
      return "gzip";
    case Coding::kDeflate:
      return "deflate";
    case Coding::kIdentity:
      break;
  }
  return "identity";
}

Unpacking unpack(Coding coding, std::string_view packed, std::size_t limit, std::string& into) {
  into.clear();
  if (coding == Coding::kIdentity) {
    if (packed.size() > limit) return Unpacking::kTooLarge;
    into = packed;
    return Unpacking::kDone;
  }
  Inflater inflater(coding);
  do {
    const Unpacking done = inflater.member(packed, limit, into);
    if (done != Unpacking::kDone) return done;
  } while (coding == Coding::kGzip && packed.starts_with(kGzipMagic));
  return Unpacking::kDone;
}

std::string pack(Coding coding, std::string_view plain) {
  if (coding == Coding::kIdentity) return std::string(plain);
  z_stream stream{};
  if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits(coding), kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed(::deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = bytes_of(plain);
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return packed;
}

Coding preferred_coding(std::string_view accept_encoding) {
  constexpr Coding kCodings[] = {Coding::kGzip, Coding::kDeflate};
  constexpr std::size_t kUnnamed = static_cast<std::size_t>(-2);
  std::array<Preference, std::size(kCodings)> wishes;
  std::optional<double> any;
  for (std::size_t place = 0; !accept_encoding.empty(); ++place) {
    std::string_view entry = take_until(accept_encoding, ',');
    const std::string_view name = trimmed(take_until(entry, ';'));
    const double weight = weight_of(entry);
    if (name == "*") any = std::max(any.value_or(0), weight);
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      if (!equal_ignoring_case(name, coding_name(kCodings[i]))) continue;
      if (wishes[i].weight && *wishes[i].weight >= weight) continue;
      wishes[i] = {weight, place};
    }
  }
  Coding best = Coding::kIdentity;
  Preference best_wish{0.0, 0};
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const Preference wish = wishes[i].weight ? wishes[i] : Preference{any, kUnnamed + i};
    const double weight = wish.weight.value_or(0);
    if (weight <= 0 || weight < *best_wish.weight) continue;
    if (weight == *best_wish.weight && wish.place > best_wish.place) continue;
    best = kCodings[i];
    best_wish = {weight, wish.place};
  }
  return best;
}

}  // namespace sim::http

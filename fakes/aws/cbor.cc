#include "fakes/aws/cbor.h"

#include <bit>
#include <cmath>
#include <limits>

#include "sim/journal/utf8.h"

namespace aws {
namespace {

enum Major : std::uint8_t {
  kUnsigned = 0,
  kNegative = 1,
  kByteString = 2,
  kTextString = 3,
  kArrayOfItems = 4,
  kMapOfPairs = 5,
  kTag = 6,
  kSimpleOrFloat = 7,
};

constexpr std::uint8_t kOneByteFollows = 24;
constexpr std::uint8_t kEightBytesFollow = 27;
constexpr std::uint8_t kIndefinite = 31;
constexpr char kBreak = '\xFF';

constexpr std::uint64_t kEpochTag = 1;
constexpr std::uint64_t kFirstBignumTag = 2;  // bignums, decimal fractions, bigfloats
constexpr std::uint64_t kLastBignumTag = 5;
// How many tags an item may have; no client sends more.
constexpr int kMostTags = 8;

constexpr std::uint8_t kFalse = 20;
constexpr std::uint8_t kTrue = 21;
constexpr std::uint8_t kNullValue = 22;
constexpr std::uint8_t kUndefined = 23;
constexpr std::uint8_t kHalf = 25;
constexpr std::uint8_t kSingle = 26;
constexpr std::uint8_t kDouble = 27;

// IEEE 754 binary16: RFC 8949, appendix D.
double from_half(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> 10U & 0x1FU);
  const auto fraction = static_cast<double>(bits & 0x3FFU);
  double value = 0;
  if (exponent == 0) {
    value = std::ldexp(fraction, -24);
  } else if (exponent != 31) {
    value = std::ldexp(fraction + 1024, exponent - 25);
  } else {
    value = fraction == 0 ? std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::quiet_NaN();
  }
  return (bits & 0x8000U) != 0 ? -value : value;
}

}  // namespace

bool CborReader::Items::next(CborReader& reader) {
  if (reader.broken_) return false;
  if (left_) return (*left_)-- > 0;
  if (reader.at_ < reader.bytes_.size() && reader.bytes_[reader.at_] == kBreak) {
    ++reader.at_;
    return false;
  }
  return true;
}

CborReader::Item CborReader::broken() {
  broken_ = true;
  return {};
}

std::optional<CborReader::Head> CborReader::head() {
  if (broken_ || at_end()) return std::nullopt;
  const auto first = static_cast<std::uint8_t>(bytes_[at_++]);
  Head head{static_cast<std::uint8_t>(first >> 5U), static_cast<std::uint8_t>(first & 31U), 0,
            false};
  if (head.info < kOneByteFollows) {
    head.argument = head.info;
  } else if (head.info <= kEightBytesFollow) {
    const std::size_t count = std::size_t{1} << (head.info - kOneByteFollows);
    if (bytes_.size() - at_ < count) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      head.argument = head.argument << 8U | static_cast<std::uint8_t>(bytes_[at_++]);
    }
  } else if (head.info == kIndefinite && head.major >= kByteString && head.major <= kMapOfPairs) {
    head.indefinite = true;
  } else {
    return std::nullopt;
  }
  return head;
}

CborReader::Item CborReader::read() {
  bool is_epoch = false;
  bool is_bignum = false;
  for (int tags = 0;; ++tags) {
    const auto head = this->head();
    if (!head || tags > kMostTags) return broken();
    if (head->major == kTag) {
      is_epoch = is_epoch || head->argument == kEpochTag;
      is_bignum =
          is_bignum || (head->argument >= kFirstBignumTag && head->argument <= kLastBignumTag);
      continue;
    }
    Item item = of(*head);
    if (item.kind == ItemKind::kBroken) return broken();
    // The reader does not look inside a bignum: whoever meets one refuses it.
    if (is_bignum) item.kind = ItemKind::kBignum;
    item.is_epoch = is_epoch;
    return item;
  }
}

CborReader::Item CborReader::of(const Head& head) {
  Item item;
  switch (head.major) {
    case kUnsigned:
    case kNegative:
      item.kind = ItemKind::kInteger;
      item.is_outside = head.argument > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
      item.integer = static_cast<std::int64_t>(head.argument);
      if (head.major == kNegative) item.integer = -1 - item.integer;
      return item;
    case kByteString:
    case kTextString:
      return string(head);
    case kArrayOfItems:
    case kMapOfPairs:
      item.kind = head.major == kArrayOfItems ? ItemKind::kArray : ItemKind::kMap;
      opened_.left_ = head.indefinite ? std::nullopt : std::optional(head.argument);
      return item;
    default:
      return simple(head);
  }
}

bool CborReader::append(std::uint64_t size, std::string& text) {
  if (size > bytes_.size() - at_) return false;
  text.append(bytes_, at_, static_cast<std::size_t>(size));
  at_ += static_cast<std::size_t>(size);
  return true;
}

CborReader::Item CborReader::string(const Head& head) {
  Item item;
  if (!head.indefinite) {
    if (!append(head.argument, item.text)) return broken();
  } else {
    while (at_ < bytes_.size() && bytes_[at_] != kBreak) {
      const auto piece = this->head();
      if (!piece || piece->major != head.major || piece->indefinite ||
          !append(piece->argument, item.text)) {
        return broken();
      }
    }
    if (at_end()) return broken();
    ++at_;
  }
  if (head.major == kTextString && !sim::is_utf8(item.text)) return broken();
  item.kind = head.major == kTextString ? ItemKind::kText : ItemKind::kBytes;
  return item;
}

CborReader::Item CborReader::simple(const Head& head) {
  Item item;
  item.kind = ItemKind::kFloat;
  switch (head.info) {
    case kFalse:
    case kTrue:
      item.kind = ItemKind::kBoolean;
      item.boolean = head.info == kTrue;
      return item;
    case kNullValue:
    case kUndefined:
      item.kind = ItemKind::kNull;
      return item;
    case kHalf:
      item.real = from_half(head.argument);
      return item;
    case kSingle:
      item.real = std::bit_cast<float>(static_cast<std::uint32_t>(head.argument));
      return item;
    case kDouble:
      item.real = std::bit_cast<double>(head.argument);
      return item;
    case kOneByteFollows:
      // RFC 8949, section 3.3: what fits the first byte must not be written in two.
      item.kind = head.argument < 32 ? ItemKind::kBroken : ItemKind::kOther;
      return item;
    default:
      item.kind = ItemKind::kOther;
      return item;
  }
}

void CborWriter::head(std::uint8_t major, std::uint64_t argument) {
  const auto first = static_cast<std::uint8_t>(major << 5U);
  if (argument < kOneByteFollows) {
    out_ += static_cast<char>(first | argument);
    return;
  }
  std::uint8_t info = kOneByteFollows;
  int bits = 8;
  while (bits < 64 && argument >> static_cast<unsigned>(bits) != 0) {
    ++info;
    bits *= 2;
  }
  out_ += static_cast<char>(first | info);
  for (bits -= 8; bits >= 0; bits -= 8) {
    out_ += static_cast<char>(argument >> static_cast<unsigned>(bits) & 0xFFU);
  }
}

void CborWriter::integer(std::int64_t number) {
  if (number >= 0) return head(kUnsigned, static_cast<std::uint64_t>(number));
  head(kNegative, static_cast<std::uint64_t>(-1 - number));
}

void CborWriter::real(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  out_ += static_cast<char>(kSimpleOrFloat << 5U | kDouble);
  for (int shift = 56; shift >= 0; shift -= 8) {
    out_ += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

void CborWriter::text(std::string_view text) {
  if (sim::is_utf8(text)) {
    head(kTextString, text.size());
    out_ += text;
    return;
  }
  const std::string clean = sim::as_utf8(text);
  head(kTextString, clean.size());
  out_ += clean;
}

void CborWriter::bytes(std::string_view bytes) {
  head(kByteString, bytes.size());
  out_ += bytes;
}

void CborWriter::epoch(double seconds) {
  head(kTag, kEpochTag);
  real(seconds);
}

}  // namespace aws

#include <cmath>
#include <string>
#include <vector>

#include "fakes/aws/cbor.h"
#include "fakes/aws/decode.h"
#include "fakes/aws/member_path.h"
#include "fakes/aws/read_json.h"

namespace aws {
namespace {

using CborKind = CborReader::ItemKind;
using CborItem = CborReader::Item;

// Of all lists of a request: more than the longest that CloudWatch takes, 1,000 metrics with 150
// values and 150 counts each, and compressed they are small.
constexpr std::size_t kMostElements = 500'000;

Error malformed_cbor(const std::string& why) {
  return Error("SerializationException", 400, "The request body is not valid CBOR" + why)
      .with_namespace("com.amazon.coral.service");
}

TypeMismatch::Found found_in(const CborItem& item) {
  using Found = TypeMismatch::Found;
  switch (item.kind) {
    case CborKind::kInteger:
      return Found::kInteger;
    case CborKind::kFloat:
      return Found::kReal;
    case CborKind::kBoolean:
      return Found::kBoolean;
    case CborKind::kText:
      return Found::kString;
    case CborKind::kBytes:
      return Found::kBytes;
    case CborKind::kArray:
      return Found::kArray;
    case CborKind::kMap:
      return Found::kObject;
    default:
      return Found::kNull;
  }
}

std::string_view text_in(const CborItem& item) {
  if (item.kind == CborKind::kBoolean) return item.boolean ? "true" : "false";
  return item.text;
}

class CborDecoder {
 public:
  CborDecoder(std::string_view body, TypeMismatchError type_mismatch,
              std::vector<Violation>& missing)
      : reader_(body), type_mismatch_(type_mismatch), missing_(missing) {}

  void body(const Structure& shape, void* out) {
    structure(read(), shape, out);
    if (!reader_.at_end()) throw malformed_cbor(": something follows it");
  }

 private:
  // Limits how deep items nest: in a shape that contains itself, any depth would be valid.
  struct DepthGuard {
    explicit DepthGuard(CborDecoder& decoder) : depth(decoder.depth_) {
      if (++depth > kMaxJsonDepth) throw malformed_cbor(": it nests too deeply");
    }
    ~DepthGuard() { --depth; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    int& depth;
  };

  CborItem read() {
    CborItem item = reader_.read();
    if (item.kind == CborKind::kBroken) throw malformed_cbor({});
    return item;
  }

  bool next(CborReader::Items& items) {
    if (items.next(reader_)) return true;
    if (reader_.is_broken()) throw malformed_cbor({});
    return false;
  }

  std::string read_key() {
    CborItem key = read();
    if (key.kind != CborKind::kText) throw malformed_cbor(": a key is not a text");
    return std::move(key.text);
  }

  void structure(const CborItem& item, const Structure& shape, void* out) {
    if (item.kind != CborKind::kMap) fail(Kind::kStructure, item);
    const DepthGuard down(*this);
    const std::vector<Field>& fields = shape.fields();
    std::vector<bool> given(fields.size());
    for (auto items = reader_.begin(); next(items);) {
      const std::string name = read_key();
      const CborItem member = read();
      const Field* field = shape.find(name);
      const MemberPath::Step step{path_, field == nullptr ? std::string_view(name) : field->name};
      if (field == nullptr || (field->is_refused && member.kind != CborKind::kNull)) {
        throw not_modelled("the member '" + path_.dotted() + "' of " + std::string(shape.name()));
      }
      if (member.kind == CborKind::kNull) continue;
      auto&& is_given = given[static_cast<std::size_t>(field - fields.data())];
      if (is_given) throw malformed_cbor(": '" + path_.dotted() + "' is given twice");
      is_given = true;
      any(member, *field->type, field->emplace(out));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].is_required && !given[i]) add_missing_member(path_, fields[i].name, missing_);
    }
  }

  void any(const CborItem& item, const Type& type, void* out) {
    if (item.is_epoch && type.kind() != Kind::kTimestamp) fail(type.kind(), item);
    switch (type.kind()) {
      case Kind::kString:
        if (item.kind != CborKind::kText) fail(type.kind(), item);
        *static_cast<std::string*>(out) = item.text;
        return;
      case Kind::kBoolean:
        if (item.kind != CborKind::kBoolean) fail(type.kind(), item);
        *static_cast<bool*>(out) = item.boolean;
        return;
      case Kind::kInteger:
        if (!type.set_integer(out, whole(item))) fail(type.kind(), item);
        return;
      case Kind::kDouble:
        *static_cast<double*>(out) = number(Kind::kDouble, item);
        return;
      case Kind::kTimestamp:
        return timestamp(item, out);
      case Kind::kBlob:
        if (item.kind != CborKind::kBytes) fail(type.kind(), item);
        static_cast<Blob*>(out)->bytes = item.text;
        return;
      case Kind::kList:
        return list(item, type, out);
      case Kind::kMap:
        return map(item, type, out);
      case Kind::kStructure:
        return structure(item, type.structure(), out);
      case Kind::kDocument:
        throw not_modelled("'" + path_.dotted() + "' in CBOR, which has no documents");
    }
  }

  // A fraction is cut off, as services do.
  std::int64_t whole(const CborItem& item) {
    if (item.kind == CborKind::kInteger && !item.is_outside) return item.integer;
    if (item.kind != CborKind::kFloat || !(item.real >= -0x1p63 && item.real < 0x1p63)) {
      fail(Kind::kInteger, item);
    }
    return static_cast<std::int64_t>(item.real);
  }

  double number(Kind expected, const CborItem& item) {
    if (item.kind == CborKind::kFloat) return item.real;
    if (item.kind != CborKind::kInteger || item.is_outside) fail(expected, item);
    return static_cast<double>(item.integer);
  }

  // Clients tag it; a bare number is one too.
  void timestamp(const CborItem& item, void* out) {
    const double ms = number(Kind::kTimestamp, item) * 1e3;
    // Nanoseconds in 64 bits reach from 1677 to 2262.
    if (!(std::fabs(ms) < 9.2e12)) fail(Kind::kTimestamp, item);
    *static_cast<sim::Time*>(out) = sim::from_unix_ms(std::llround(ms));
  }

  void list(const CborItem& item, const Type& type, void* out) {
    if (item.kind != CborKind::kArray) fail(type.kind(), item);
    const DepthGuard down(*this);
    std::size_t index = 0;
    for (auto items = reader_.begin(); next(items);) {
      const MemberPath::Step step{path_, index++};
      if (++elements_ > kMostElements) throw malformed_cbor(": its lists have too many elements");
      any(read(), type.element(), type.add(out, {}));
    }
  }

  void map(const CborItem& item, const Type& type, void* out) {
    if (item.kind != CborKind::kMap) fail(type.kind(), item);
    const DepthGuard down(*this);
    for (auto items = reader_.begin(); next(items);) {
      const std::string key = read_key();
      const MemberPath::Step step{path_, MemberPath::Key{key}};
      const std::size_t before = type.size(out);
      void* const value = type.add(out, key);
      if (type.size(out) == before) {
        throw malformed_cbor(": '" + path_.dotted() + "' is given twice");
      }
      any(read(), type.element(), value);
    }
  }

  [[noreturn]] void fail(Kind expected, const CborItem& item) {
    throw type_mismatch_(TypeMismatch{expected, found_in(item), text_in(item), path_.dotted()});
  }

  CborReader reader_;
  TypeMismatchError type_mismatch_;
  std::vector<Violation>& missing_;
  MemberPath path_;
  int depth_ = 0;
  std::size_t elements_ = 0;
};

}  // namespace

void decode_cbor(std::string_view body, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing) {
  constexpr std::string_view kEmptyMap = "\xA0";
  CborDecoder{body.empty() ? kEmptyMap : body, type_mismatch, missing}.body(shape, value);
}

}  // namespace aws

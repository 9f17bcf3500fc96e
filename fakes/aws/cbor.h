// CBOR as bytes: reading one data item after the other, and writing them. RFC 8949.
//
// A reader over the bytes and not over a tree of values: sixteen million empty arrays, which fit
// into a request, would be a gigabyte of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aws {

class CborReader {
 public:
  enum class ItemKind {
    kInteger,
    kFloat,
    kBoolean,
    kNull,  // also `undefined`
    kText,
    kBytes,
    kArray,
    kMap,
    kBignum,  // tags 2 to 5: more than a number here can hold
    kOther,   // any other simple value
    kBroken,  // not well-formed, cut short, text that is not UTF-8, or nested too deeply
  };

  // An item of the data: all of it, or only the head of an array or a map.
  struct Item {
    ItemKind kind = ItemKind::kBroken;
    std::int64_t integer = 0;
    bool is_outside = false;  // kInteger: it does not fit 64 bits with a sign
    double real = 0;          // kFloat
    bool boolean = false;
    std::string text = {};  // kText, kBytes
    bool is_epoch = false;  // under tag 1: seconds since 1970
  };

  // Goes through the items of an array or a map.
  class Items {
   public:
    // Whether another item (of a map: another pair) follows. False also where it is broken.
    bool next(CborReader& reader);

   private:
    friend class CborReader;
    std::optional<std::uint64_t> left_;  // nothing: until the break
  };

  // `bytes` must outlive the reader.
  explicit CborReader(std::string_view bytes) : bytes_(bytes) {}

  // The next item. Tags other than those above are skipped. After kArray and kMap, begin() gives
  // what is inside.
  Item read();
  // REQUIRES: read() has just returned kArray or kMap.
  Items begin() const { return opened_; }

  bool is_broken() const { return broken_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  struct Head {
    std::uint8_t major = 0;
    std::uint8_t info = 0;
    std::uint64_t argument = 0;
    bool indefinite = false;
  };

  std::optional<Head> head();
  Item of(const Head& head);
  Item string(const Head& head);
  bool append(std::uint64_t size, std::string& text);
  Item simple(const Head& head);
  Item broken();

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool broken_ = false;
  Items opened_;
};

// Appends items to a string, each as short as it can be.
class CborWriter {
 public:
  void integer(std::int64_t number);
  void real(double number);
  void boolean(bool value) { out_ += static_cast<char>(value ? 0xF5 : 0xF4); }
  // What is not UTF-8 in it becomes U+FFFD.
  void text(std::string_view text);
  void bytes(std::string_view bytes);
  // Seconds since 1970, under tag 1.
  void epoch(double seconds);
  // So many items, or pairs, follow.
  void array(std::size_t count) { head(4, count); }
  void map(std::size_t count) { head(5, count); }
  // An item that is written already.
  void raw(std::string_view item) { out_ += item; }

  std::string take() { return std::move(out_); }

 private:
  void head(std::uint8_t major, std::uint64_t argument);

  std::string out_;
};

}  // namespace aws

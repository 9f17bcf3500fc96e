// The reflection that every protocol works through: what a value of a shape is made of.
//
// A shape is declared once (see structure.h). Decoding, encoding and constraint checks in every
// protocol walk its Type; none of them knows a shape by name.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/time/time.h"

namespace sim {
class Cancellation;
class JsonValue;
class JsonWriter;
}  // namespace sim

namespace aws {

// Bytes that travel as base64 in JSON and in forms.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

enum class Kind {
  kString,
  kBoolean,
  kInteger,  // std::int32_t or std::int64_t
  kDouble,
  kTimestamp,
  kBlob,
  kList,
  kMap,  // keys are strings
  kStructure,
  kDocument,  // reads and writes its own JSON
};

class Structure;

// Operations on a value behind a void pointer. Each member is meaningful for the kinds its
// comment names; for others it is a bug of ours and aborts. Types are constants: nobody owns one.
class Type {
 public:
  constexpr explicit Type(Kind kind) : kind_(kind) {}
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;

  Kind kind() const { return kind_; }

  // kInteger.
  virtual std::int64_t get_integer(const void* value) const;
  // False if `number` does not fit.
  virtual bool set_integer(void* value, std::int64_t number) const;

  // kList and kMap: the type of the elements or of the map's values.
  virtual const Type& element() const;
  // kList and kMap.
  virtual std::size_t size(const void* value) const;
  // kList: calls `visit` with each element. kMap: with each value, and its key.
  using Visit = std::function<void(const std::string& key, const void* element)>;
  virtual void for_each(const void* value, const Visit& visit) const;
  // kList: a new last element. kMap: the value of `key`, new or not.
  virtual void* add(void* value, const std::string& key) const;

  // kStructure.
  virtual const Structure& structure() const;

  // kDocument: reads its own JSON; throws aws::Error. `cancellation` may be null.
  virtual void read_document(const sim::JsonValue& json, void* value,
                             sim::Cancellation* cancellation) const;
  virtual void write_document(const void* value, sim::JsonWriter& json) const;

 private:
  Kind kind_;
};

namespace detail {

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
concept HasShape = requires {
  T::shape();
};
template <class T>
concept HasType = requires {
  T::type();
};

const Type& string_type();
const Type& boolean_type();
const Type& int32_type();
const Type& int64_type();
const Type& double_type();
const Type& timestamp_type();
const Type& blob_type();

}  // namespace detail

// The Type of a C++ type: std::string, bool, std::int32_t, std::int64_t, double, sim::Time, Blob,
// std::vector<T>, std::map<std::string, T>, a struct with shape(), or a class with type().
template <class T>
const Type& type_of();

namespace detail {

// The types of lists, maps and structures are three classes, not one for each T: what is written
// for each T here is compiled again wherever a shape has one.
using GetType = const Type& (*)();

class ListType : public Type {
 public:
  struct Elements {
    const void* first;
    std::size_t count;
    std::size_t size_of_one;
  };
  using Get = Elements (*)(const void* value);
  using Add = void* (*)(void* value);
  constexpr ListType(GetType element, Get get, Add add)
      : Type(Kind::kList), element_(element), get_(get), add_(add) {}

  const Type& element() const override { return element_(); }
  std::size_t size(const void* value) const override { return get_(value).count; }
  void for_each(const void* value, const Visit& visit) const override;
  void* add(void* value, const std::string&) const override { return add_(value); }

 private:
  GetType element_;
  Get get_;
  Add add_;
};

class MapType : public Type {
 public:
  using Size = std::size_t (*)(const void* value);
  using ForEach = void (*)(const void* value, const Visit& visit);
  using Add = void* (*)(void* value, const std::string& key);
  constexpr MapType(GetType element, Size size, ForEach for_each, Add add)
      : Type(Kind::kMap), element_(element), size_(size), for_each_(for_each), add_(add) {}

  const Type& element() const override { return element_(); }
  std::size_t size(const void* value) const override { return size_(value); }
  void for_each(const void* value, const Visit& visit) const override { for_each_(value, visit); }
  void* add(void* value, const std::string& key) const override { return add_(value, key); }

 private:
  GetType element_;
  Size size_;
  ForEach for_each_;
  Add add_;
};

class StructureType : public Type {
 public:
  using Get = const Structure& (*)();
  constexpr explicit StructureType(Get get) : Type(Kind::kStructure), get_(get) {}
  const Structure& structure() const override { return get_(); }

 private:
  Get get_;
};

template <class T>
inline constexpr ListType kListType(
    type_of<T>,
    [](const void* value) -> ListType::Elements {
      const auto& list = *static_cast<const std::vector<T>*>(value);
      return {list.data(), list.size(), sizeof(T)};
    },
    [](void* value) -> void* { return &static_cast<std::vector<T>*>(value)->emplace_back(); });

template <class T>
inline constexpr MapType kMapType(
    type_of<T>,
    [](const void* value) { return static_cast<const std::map<std::string, T>*>(value)->size(); },
    [](const void* value, const Type::Visit& visit) {
      const auto& map = *static_cast<const std::map<std::string, T>*>(value);
      for (const auto& [key, element] : map) visit(key, &element);
    },
    [](void* value, const std::string& key) -> void* {
      return &(*static_cast<std::map<std::string, T>*>(value))[key];
    });

template <HasShape T>
inline constexpr StructureType kStructureType(T::shape);

}  // namespace detail

template <class T>
const Type& type_of() {
  if constexpr (std::is_same_v<T, std::string>) {
    return detail::string_type();
  } else if constexpr (std::is_same_v<T, bool>) {
    return detail::boolean_type();
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return detail::int32_type();
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return detail::int64_type();
  } else if constexpr (std::is_same_v<T, double>) {
    return detail::double_type();
  } else if constexpr (std::is_same_v<T, sim::Time>) {
    return detail::timestamp_type();
  } else if constexpr (std::is_same_v<T, Blob>) {
    return detail::blob_type();
  } else if constexpr (detail::kIsVector<T>) {
    return detail::kListType<typename T::value_type>;
  } else if constexpr (detail::kIsMap<T>) {
    return detail::kMapType<typename T::mapped_type>;
  } else if constexpr (detail::HasType<T>) {
    return T::type();
  } else {
    static_assert(detail::HasShape<T>, "a shape's struct needs `static const Structure& shape()`");
    return detail::kStructureType<T>;
  }
}

}  // namespace aws

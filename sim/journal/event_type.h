// What a kind of event has for data, declared once: its JSON text and the reading of it both follow
// from the list of its fields.
//
//   struct MessageMoved {
//     static constexpr std::string_view kKind = "queue.moved";
//     static constexpr std::string_view kSays = "a message went to another queue";
//     std::string_view queue;
//     std::string_view reason;                 // left out if empty
//     std::optional<std::int64_t> receives;    // left out if there is none
//     static constexpr auto fields() {
//       return std::tuple{sim::field("queue", &MessageMoved::queue),
//                         sim::unless_empty("reason", &MessageMoved::reason),
//                         sim::field("receives", &MessageMoved::receives)};
//     }
//   };
//   journal.record("queues", message_id, MessageMoved{.queue = queue.name, …});
//   if (const auto* moved = event.as<MessageMoved>()) …
//
// Texts are views, so that neither publishing nor reading copies what is there already: a
// producer's must live until record() returns, a reader's live as long as the event. A kind belongs
// to one type. Types may share their fields by deriving from what has them.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/journal/event.h"
#include "sim/journal/json_reader.h"
#include "sim/journal/json_writer.h"

namespace sim {

template <class Class, class Member>
struct Field {
  std::string_view name;
  Member Class::*member;
  bool unless_empty = false;
};

template <class Class, class Member>
constexpr Field<Class, Member> field(std::string_view name, Member Class::*member) {
  return {name, member};
}
// A text that is left out if it is empty, and empty if it was left out.
template <class Class>
constexpr Field<Class, std::string_view> unless_empty(std::string_view name,
                                                      std::string_view Class::*member) {
  return {name, member, true};
}

template <class T>
concept HasFields = requires {
  T::fields();
};
template <class T>
concept EventType = HasFields<T> && requires {
  { T::kKind } -> std::convertible_to<std::string_view>;
  { T::kSays } -> std::convertible_to<std::string_view>;
};

// A part of the data that has a form of its own, as its JSON text.
struct JsonPart {
  std::string_view json;
};

using Texts = std::vector<std::string_view>;

inline Texts views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

// How a type of field is written and read, and what people call it. Owners of events may add types
// of their own by specialising this.
template <class T>
struct FieldForm;

template <class T>
void write_fields(JsonWriter& json, const T& value);
template <class T>
T read_fields(JsonReader& json);

template <>
struct FieldForm<std::string_view> {
  static constexpr std::string_view kName = "text";
  static void write(JsonWriter& json, std::string_view text) { json.value(text); }
  static std::string_view read(JsonReader& json) { return json.text(); }
};

template <>
struct FieldForm<bool> {
  static constexpr std::string_view kName = "true or false";
  static void write(JsonWriter& json, bool value) { json.value(value); }
  static bool read(JsonReader& json) { return json.boolean(); }
};

template <std::integral Number>
struct FieldForm<Number> {
  static constexpr std::string_view kName = "number";
  static void write(JsonWriter& json, Number number) { json.value(number); }
  static Number read(JsonReader& json) { return json.integer<Number>(); }
};

template <>
struct FieldForm<JsonPart> {
  static constexpr std::string_view kName = "JSON";
  static void write(JsonWriter& json, const JsonPart& part) { json.raw(part.json); }
  static JsonPart read(JsonReader& json) { return {json.skip()}; }
};

template <HasFields T>
struct FieldForm<T> {
  static constexpr std::string_view kName = "object";
  static void write(JsonWriter& json, const T& value) { write_fields(json, value); }
  static T read(JsonReader& json) { return read_fields<T>(json); }
};

// A list of two.
template <class First, class Second>
struct FieldForm<std::pair<First, Second>> {
  static constexpr std::string_view kName = "pair";
  static void write(JsonWriter& json, const std::pair<First, Second>& pair) {
    json.begin_array();
    FieldForm<First>::write(json, pair.first);
    FieldForm<Second>::write(json, pair.second);
    json.end_array();
  }
  static std::pair<First, Second> read(JsonReader& json) {
    std::pair<First, Second> pair;
    json.begin_array();
    if (!json.next_element()) json.fail("two elements");
    pair.first = FieldForm<First>::read(json);
    if (!json.next_element()) json.fail("two elements");
    pair.second = FieldForm<Second>::read(json);
    if (json.next_element()) json.fail("two elements");
    return pair;
  }
};

template <class T>
struct FieldForm<std::vector<T>> {
  static constexpr std::string_view kName = "list";
  static void write(JsonWriter& json, const std::vector<T>& list) {
    json.begin_array();
    for (const T& element : list) FieldForm<T>::write(json, element);
    json.end_array();
  }
  static std::vector<T> read(JsonReader& json) {
    std::vector<T> list;
    json.begin_array();
    while (json.next_element()) list.push_back(FieldForm<T>::read(json));
    return list;
  }
};

namespace detail {

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// Calls `use` with each field of T, in order.
template <class T, class Use>
constexpr void each_field(const Use& use) {
  std::apply([&use](const auto&... field) { (use(field), ...); }, T::fields());
}

template <class Member>
void write_field(JsonWriter& json, std::string_view name, const Member& value, bool unless_empty) {
  if constexpr (kIsOptional<Member>) {
    if (!value) return;
    json.key(name);
    FieldForm<typename Member::value_type>::write(json, *value);
  } else {
    if constexpr (std::same_as<Member, std::string_view>) {
      if (unless_empty && value.empty()) return;
    }
    json.key(name);
    FieldForm<Member>::write(json, value);
  }
}

template <class Member>
void read_field(JsonReader& json, Member& value) {
  if constexpr (kIsOptional<Member>) {
    value = FieldForm<typename Member::value_type>::read(json);
  } else {
    value = FieldForm<Member>::read(json);
  }
}

template <class Class, class Member>
constexpr bool may_lack(const Field<Class, Member>& field) {
  return kIsOptional<Member> || field.unless_empty;
}

// Tells the types of values apart: the address of one is its type's name.
template <class T>
inline constexpr char kTypeMark = 0;

struct PublishedValue : EventValue::Holder {
  PublishedValue(const void* its_type, const void* published) {
    type = its_type;
    value = published;
  }
};

template <class T>
struct ReadValue : EventValue::Holder {
  explicit ReadValue(std::string_view data) {
    JsonReader json{data.empty() ? "{}" : data, store};
    read = read_fields<T>(json);
    json.end();
    type = &kTypeMark<T>;
    value = &read;
    is_owned = true;
  }
  JsonReader::Store store;
  T read{};
};

}  // namespace detail

// As a JSON object.
template <class T>
void write_fields(JsonWriter& json, const T& value) {
  json.begin_object();
  detail::each_field<T>([&](const auto& field) {
    detail::write_field(json, field.name, value.*field.member, field.unless_empty);
  });
  json.end_object();
}

// From a JSON object, with whatever other members it has. Throws JsonError.
template <class T>
T read_fields(JsonReader& json) {
  T value{};
  bool seen[std::tuple_size_v<decltype(T::fields())> + 1] = {};
  json.begin_object();
  while (const auto name = json.next_member()) {
    std::size_t at = 0;
    bool is_known = false;
    detail::each_field<T>([&](const auto& field) {
      const std::size_t number = at++;
      if (is_known || field.name != *name) return;
      is_known = seen[number] = true;
      detail::read_field(json, value.*field.member);
    });
    if (!is_known) json.skip();
  }
  std::size_t at = 0;
  detail::each_field<T>([&](const auto& field) {
    if (!seen[at++] && !detail::may_lack(field)) {
      json.fail("a member '" + std::string(field.name) + "'");
    }
  });
  return value;
}

template <class T>
const T* Event::as() const {
  static_assert(EventType<T>);
  if (kind != T::kKind) return nullptr;
  const EventValue::Holder* held = value.held();
  if (held == nullptr || held->type != &detail::kTypeMark<T>) {
    try {
      value.hold(held = new detail::ReadValue<T>(data));
    } catch (const JsonError& error) {
      throw EventError("event " + std::to_string(sequence) + " (" + kind +
                       ") cannot be read: " + error.what());
    }
  }
  return static_cast<const T*>(held->value);
}

}  // namespace sim

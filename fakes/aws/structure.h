// The declaration of a shape: its members' names, types and constraints, said once.
//
//   struct DeleteMessageRequest {
//     std::string queue_url;
//     std::string receipt_handle;
//     static const aws::Structure& shape();
//   };
//
//   const aws::Structure& DeleteMessageRequest::shape() {
//     using S = DeleteMessageRequest;
//     static const aws::Structure kShape = aws::Structure("DeleteMessageRequest")
//         .required<&S::queue_url>("QueueUrl")
//         .required<&S::receipt_handle>("ReceiptHandle");
//     return kShape;
//   }
//
// A std::optional member is written when it is set. A plain list, map or string that is not
// required is written when it is not empty; always() changes that. Plain numbers and booleans are
// always written.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/aws/constraints.h"
#include "fakes/aws/type.h"

namespace aws {

// How a list or map member looks in the Query protocol and in XML.
struct QueryForm {
  std::string_view name;  // where it differs from the member's name; else ""
  bool flattened = false;
  std::string_view key = "key";        // of a map's entries
  std::string_view value = "value";    // of a map's entries
  std::string_view member = "member";  // of a list that is not flattened
};

// How a std::optional is looked into, whatever is in it.
struct OptionalAccess {
  const void* (*get)(const void* optional);  // null if it is not set
  void* (*emplace)(void* optional);
};

struct Field {
  std::string_view name;
  bool is_required = false;
  bool is_always = false;   // written even when empty
  bool in_payload = true;   // false: carried in a header, the path or the query string
  bool is_refused = false;  // known to AWS, not modelled here: using it fails, by name
  Constraints constraints;
  Constraints element_constraints;  // of each element or map value
  Constraints key_constraints;      // of each map key
  // All that a map's keys can be, where the service refuses others in words of its own.
  std::vector<std::string_view> known_keys;
  QueryForm query;

  const Type* type = nullptr;
  std::ptrdiff_t offset = 0;                 // of the member in its structure
  const OptionalAccess* optional = nullptr;  // of a std::optional

  // The value in `structure`, or null if an optional is not set.
  const void* get(const void* structure) const {
    const void* member = static_cast<const char*>(structure) + offset;
    return optional ? optional->get(member) : member;
  }
  // The value to fill in; sets an optional.
  void* emplace(void* structure) const {
    void* member = static_cast<char*>(structure) + offset;
    return optional ? optional->emplace(member) : member;
  }

  std::string_view query_name() const { return query.name.empty() ? name : query.name; }
};

namespace detail {

template <class T>
inline constexpr OptionalAccess kOptionalAccess{
    [](const void* optional) -> const void* {
      const auto& value = *static_cast<const T*>(optional);
      return value ? &*value : nullptr;
    },
    [](void* optional) -> void* { return &static_cast<T*>(optional)->emplace(); }};

}  // namespace detail

class Structure {
 public:
  explicit Structure(std::string_view name) : name_(name) {}

  // These are compiled into the functions that declare, and no more than a call is left of each:
  // there are thousands of members, and a function for each costs minutes of a build.
  template <auto Member>
  [[gnu::always_inline]] Structure&& field(std::string_view name) && {
    return add(name, false, member<decltype(structure_of(Member)), Member>());
  }
  template <auto Member>
  [[gnu::always_inline]] Structure&& field(std::string_view name, Constraints&& constraints) && {
    return add(name, false, member<decltype(structure_of(Member)), Member>(), constraints);
  }
  template <auto Member>
  [[gnu::always_inline]] Structure&& required(std::string_view name) && {
    return add(name, true, member<decltype(structure_of(Member)), Member>());
  }
  template <auto Member>
  [[gnu::always_inline]] Structure&& required(std::string_view name, Constraints&& constraints) && {
    return add(name, true, member<decltype(structure_of(Member)), Member>(), constraints);
  }
  // For a member that S may have from a base: what several shapes have alike is declared once.
  template <class S, auto Member>
  [[gnu::always_inline]] Structure&& field(std::string_view name) && {
    return add(name, false, member<S, Member>());
  }
  template <class S, auto Member>
  [[gnu::always_inline]] Structure&& field(std::string_view name, Constraints&& constraints) && {
    return add(name, false, member<S, Member>(), constraints);
  }
  template <class S, auto Member>
  [[gnu::always_inline]] Structure&& required(std::string_view name) && {
    return add(name, true, member<S, Member>());
  }
  template <class S, auto Member>
  [[gnu::always_inline]] Structure&& required(std::string_view name, Constraints&& constraints) && {
    return add(name, true, member<S, Member>(), constraints);
  }
  // A member that AWS knows and Backlot does not model: a request that sets it (to anything but
  // null) is refused, by name.
  Structure&& refused(std::string_view name) &&;

  // These change the field declared last.
  Structure&& always() &&;
  Structure&& query(QueryForm form) &&;
  Structure&& elements(Constraints constraints) &&;
  Structure&& keys(Constraints constraints) &&;
  // Checks nothing: for those who look at an input before it is sent.
  Structure&& known_keys(std::vector<std::string_view> names) &&;

  std::string_view name() const { return name_; }
  const std::vector<Field>& fields() const { return fields_; }
  // Null if there is no such member.
  const Field* find(std::string_view name) const;

 private:
  template <class S, class T>
  static S structure_of(T S::*);
  template <class S, class T>
  static T member_of(T S::*);

  struct MemberOf {
    const Type& type;
    std::ptrdiff_t offset;
    const OptionalAccess* optional;
  };

  template <class S, auto Member>
  [[gnu::always_inline]] static MemberOf member() {
    using T = decltype(member_of(Member));
    // A pointer to a data member is its offset (Itanium C++ ABI, section 2.3).
    T S::*pointer = Member;
    std::ptrdiff_t offset;
    static_assert(sizeof pointer == sizeof offset);
    std::memcpy(&offset, &pointer, sizeof offset);
    if constexpr (detail::kIsOptional<T>) {
      return {type_of<typename T::value_type>(), offset, &detail::kOptionalAccess<T>};
    } else {
      return {type_of<T>(), offset, nullptr};
    }
  }
  Structure&& add(std::string_view name, bool is_required, const MemberOf& member);
  Structure&& add(std::string_view name, bool is_required, const MemberOf& member,
                  Constraints& constraints);

  std::string_view name_;
  std::vector<Field> fields_;
};

// `value` is what get() returned. A plain list, map or string that is not required counts as absent
// when it is empty.
bool is_absent(const Field& field, const void* value);

}  // namespace aws

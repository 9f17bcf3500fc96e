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

struct Field {
  std::string_view name;
  bool is_required = false;
  bool is_optional = false;  // a std::optional: present when it is set, empty or not
  bool is_always = false;    // written even when empty
  bool in_payload = true;    // false: carried in a header, the path or the query string
  bool is_refused = false;   // known to AWS, not modelled here: using it fails, by name
  Constraints constraints;
  Constraints element_constraints;  // of each element or map value
  Constraints key_constraints;      // of each map key
  // All that a map's keys can be, where the service refuses others in words of its own.
  std::vector<std::string_view> known_keys;
  QueryForm query;

  const Type* type = nullptr;
  // The value in `structure`, or null if an optional is not set.
  const void* (*get)(const void* structure) = nullptr;
  // The value to fill in; sets an optional.
  void* (*emplace)(void* structure) = nullptr;

  std::string_view query_name() const { return query.name.empty() ? name : query.name; }
};

class Structure {
 public:
  explicit Structure(std::string_view name) : name_(name) {}

  template <auto Member>
  Structure&& field(std::string_view name, Constraints constraints = {}) && {
    return std::move(*this).template field<decltype(structure_of(Member)), Member>(
        name, std::move(constraints));
  }
  template <auto Member>
  Structure&& required(std::string_view name, Constraints constraints = {}) && {
    return std::move(*this).template required<decltype(structure_of(Member)), Member>(
        name, std::move(constraints));
  }
  // For a member that S may have from a base: what several shapes have alike is declared once.
  template <class S, auto Member>
  Structure&& field(std::string_view name, Constraints constraints = {}) && {
    add(make<S, Member>(name), std::move(constraints));
    return std::move(*this);
  }
  template <class S, auto Member>
  Structure&& required(std::string_view name, Constraints constraints = {}) && {
    add(make<S, Member>(name), std::move(constraints));
    fields_.back().is_required = true;
    return std::move(*this);
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

  template <class S, auto Member>
  static Field make(std::string_view name) {
    using T = decltype(member_of(Member));
    Field field;
    field.name = name;
    if constexpr (detail::kIsOptional<T>) {
      field.is_optional = true;
      field.type = &type_of<typename T::value_type>();
      field.get = [](const void* s) -> const void* {
        const T& value = static_cast<const S*>(s)->*Member;
        return value ? &*value : nullptr;
      };
      field.emplace = [](void* s) -> void* { return &(static_cast<S*>(s)->*Member).emplace(); };
    } else {
      field.type = &type_of<T>();
      field.get = [](const void* s) -> const void* { return &(static_cast<const S*>(s)->*Member); };
      field.emplace = [](void* s) -> void* { return &(static_cast<S*>(s)->*Member); };
    }
    return field;
  }
  void add(Field field, Constraints constraints);

  std::string_view name_;
  std::vector<Field> fields_;
};

// `value` is what get() returned. A plain list, map or string that is not required counts as absent
// when it is empty.
bool is_absent(const Field& field, const void* value);

}  // namespace aws

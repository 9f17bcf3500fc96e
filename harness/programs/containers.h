// The containers of a World that are real processes and run now.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace harness {

class Container;

class Containers {
 public:
  void add(Container& container);
  void remove(const Container& container);

  std::size_t size() const { return by_runtime_id_.size(); }
  // In the order of their starting.
  const std::vector<Container*>& list() const { return in_order_; }
  // Each is null if there is none.
  Container* by_runtime_id(std::string_view id) const;
  Container* by_token(std::string_view token) const;
  Container* by_credentials(std::string_view path) const;
  Container* by_name(std::string_view name) const;  // as is_called() has it

 private:
  std::map<std::string, Container*, std::less<>> by_runtime_id_;
  std::vector<Container*> in_order_;
};

}  // namespace harness

#include "harness/programs/sandboxes.h"

#include <stdexcept>
#include <system_error>
#include <utility>

#include "harness/world/inner_path.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

// The ports in the networks of tasks, which are always the same, so that a take does not depend on
// which ones are free on the machine.
constexpr std::uint16_t kWorldPort = 4566;
constexpr std::uint16_t kAwsPort = 443;
constexpr const char* kMetadataAddress = "169.254.170.2";
constexpr std::uint16_t kMetadataPort = 80;

// Folders that every system has and few use; a World's own is mounted over one, where only its
// programs see it, so that paths are the same in each take.
constexpr const char* kMountPoints[] = {"/srv", "/mnt", "/media"};

std::string mount_point() {
  for (const char* path : kMountPoints) {
    std::error_code error;
    if (fs::is_directory(path, error) && fs::is_empty(path, error) && !error) return path;
  }
  return {};
}

std::string url(const std::string& address, std::uint16_t port) {
  std::string text = "http://" + address;
  if (port != kMetadataPort) text.append(":").append(std::to_string(port));
  return text;
}

// 127.x.y.z for 10.0.y.z: every address of 127.0.0.0/8 is the machine's own.
std::string loopback_address(const std::string& private_ip) {
  const std::size_t dot = private_ip.find('.', private_ip.find('.') + 1);
  return dot == std::string::npos ? "127.0.0.1" : "127.10" + private_ip.substr(dot);
}

// Links of folders that were put there before lead anywhere, and a folder that holds its own copy
// has no end.
void put(const FileConfig& file, const fs::path& folder) {
  const fs::path to = folder / file.to;
  const fs::path root = fs::canonical(folder);
  if (!is_inside(fs::weakly_canonical(to.parent_path()), root)) {
    throw std::runtime_error("'" + file.to + "' leads out of the container's folder");
  }
  if (!file.link && is_inside(root, fs::canonical(file.from))) {
    throw std::runtime_error("the folder " + file.from + " cannot be copied into itself");
  }
  fs::create_directories(to.parent_path());
  if (file.link) {
    fs::create_symlink(file.from, to);
  } else {
    fs::copy(file.from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  }
}

}  // namespace

std::string_view Sandboxes::metadata_path(std::string_view path) {
  const std::string_view prefix = kMetadataPrefix;
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  return path.starts_with('/') ? path : std::string_view{};
}

Sandboxes::Sandboxes(const WorldConfig& config, const ProgramHost& host,
                     sim::http::Server::Handler metadata)
    : host_(host), metadata_(std::move(metadata)) {
  for (const char* name : {"bin", "git", "shared", "tasks"}) {
    fs::create_directory(folder_.path() / name);
  }
  if (config.programs.own_network) open_networks();
  if (!config.programs.aws_names) return;
  aws_ = std::make_unique<AwsTlsEndpoint>(host_.loop, folder_.path(), config.region, host_.handler);
  if (networks_ == nullptr) shared_aws_ = aws_->open(0);
}

void Sandboxes::add_tool(const fs::path& file, const std::vector<std::string>& names) {
  const fs::path bin = folder_.path() / "bin";
  fs::copy(file, bin / names.front());
  for (std::size_t i = 1; i < names.size(); ++i) fs::create_symlink(names.front(), bin / names[i]);
}

void Sandboxes::open_networks() {
  try {
    networks_ = std::make_unique<sim::Networks>(kMetadataAddress);
    mount_at_ = mount_point();
  } catch (const std::system_error& error) {
    if (host_.say) {
      host_.say("tasks share the machine's network, each with a loopback address of its own: " +
                std::string(error.what()));
    }
  }
}

std::shared_ptr<TaskSandbox> Sandboxes::of(const ecs::ContainerSpec& spec) {
  std::weak_ptr<TaskSandbox>& known = tasks_[spec.task_arn];
  if (auto sandboxes = known.lock()) return sandboxes;
  auto sandboxes = std::make_shared<TaskSandbox>();
  sandboxes->address = spec.private_ip;
  if (networks_ == nullptr || spec.private_ip.empty()) {
    sandboxes->address = loopback_address(spec.private_ip);
  } else {
    sandboxes->network = networks_->add(spec.private_ip);
    const sim::http::ServerOptions world = options_for_programs(kWorldPort);
    sim::http::ServerOptions metadata = options_for_programs(kMetadataPort);
    metadata.address = kMetadataAddress;
    sandboxes->network->inside([&] {
      sandboxes->world.emplace(host_.loop, world, host_.handler);
      sandboxes->metadata.emplace(host_.loop, metadata, metadata_);
      if (aws_ != nullptr) sandboxes->aws = aws_->open(kAwsPort);
    });
  }
  known = sandboxes;
  return sandboxes;
}

fs::path Sandboxes::container_folder(const ecs::ContainerSpec& spec) const {
  return folder_.path() / "tasks" / spec.task_id / spec.name;
}

std::string Sandboxes::inside(const fs::path& path) const {
  if (mount_at_.empty()) return path.string();
  return (fs::path(mount_at_) / path.lexically_relative(folder_.path())).string();
}

fs::path Sandboxes::outside(const std::string& inside) const {
  if (mount_at_.empty()) return inside;
  const fs::path relative = fs::path(inside).lexically_relative(mount_at_);
  if (relative.empty() || *relative.begin() == "..") return inside;
  return folder_.path() / relative;
}

ContainerLayout Sandboxes::prepare(const ecs::ContainerSpec& spec, const CommandConfig& command,
                                   const TaskSandbox& task) {
  const fs::path folder = container_folder(spec);
  fs::create_directories(folder / "home");
  fs::create_directories(folder / "tmp");
  for (const FileConfig& file : command.files) put(file, folder);
  ContainerLayout layout;
  layout.task = inside(folder);
  layout.shared = inside(folder_.path() / "shared");
  layout.bin = inside(folder_.path() / "bin");
  layout.git = inside(git_folder());
  layout.git_base = git_base_;
  layout.address = task.address;
  layout.aws_tls_endpoint = aws_tls_endpoint(task);
  layout.has_metadata_address = task.network != nullptr;
  if (layout.has_metadata_address) {
    layout.endpoint = url("127.0.0.1", kWorldPort);
    layout.metadata = url(kMetadataAddress, kMetadataPort);
  } else {
    layout.endpoint = url("127.0.0.1", host_.port);
    layout.metadata = layout.endpoint + kMetadataPrefix;
  }
  return layout;
}

Variables Sandboxes::aws_tls_endpoint(const TaskSandbox& task) const {
  const sim::http::TlsTerminator* terminator =
      task.aws != nullptr ? task.aws.get() : shared_aws_.get();
  return terminator == nullptr ? Variables{}
                               : aws_->variables(inside(folder_.path()), terminator->port());
}

void Sandboxes::remove(const ecs::ContainerSpec& spec) {
  std::error_code ignored;
  fs::remove_all(container_folder(spec), ignored);
  fs::remove(container_folder(spec).parent_path(), ignored);  // the task's, once it is empty
  const auto known = tasks_.find(spec.task_arn);
  if (known != tasks_.end() && known->second.expired()) tasks_.erase(known);
}

}  // namespace harness

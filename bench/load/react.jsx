// A list of the same groups as one would write it first: React and Medusa's own client.
import Medusa from "@medusajs/js-sdk"
import { useEffect, useState } from "react"
import { createRoot } from "react-dom/client"

const query = new URLSearchParams(location.search)
const sdk = new Medusa({ baseUrl: query.get("backend"), auth: { type: "session" } })
const id = query.get("customer")
const fields = "id,groups.id,groups.name,groups.created_at"

function Groups() {
  const [groups, setGroups] = useState([])
  useEffect(() => {
    sdk.admin.customer.retrieve(id, { fields }).then(({ customer }) => setGroups(customer.groups))
  }, [])
  const remove = async (group) => {
    const { customer } = await sdk.admin.customer.batchCustomerGroups(id, { remove: [group.id] }, { fields })
    setGroups(customer.groups)
  }
  return (
    <table>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <th>{group.name}</th>
            <td>{new Date(group.created_at).toLocaleDateString()}</td>
            <td>
              <button onClick={() => remove(group)}>Remove</button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

createRoot(document.getElementById("root")).render(<Groups />)
